/** Offers a text to be kept as a file, by the browser's own way; nothing of it stays in the page. */
export function saveFile(name: string, type: string, content: string | readonly string[]): void {
  const url = URL.createObjectURL(new Blob([content].flat(), { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser has taken it once this task is over
  setTimeout(() => URL.revokeObjectURL(url));
}

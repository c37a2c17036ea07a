/**
 * Puts a text on the clipboard; gives whether that worked. By a selection, since the page's Permissions-Policy switches
 * the clipboard API off.
 */
export function copyText(text: string): boolean {
  const before = document.activeElement;
  const holder = document.createElement('textarea');
  holder.value = text;
  holder.readOnly = true;
  holder.className = 'vo';
  document.body.append(holder);
  holder.select();
  const done = document.execCommand('copy');
  holder.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

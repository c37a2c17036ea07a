const fileOf = (name: string, type: string, content: readonly string[]): File =>
  new File([...content], name, { type });

/** Whether this browser can hand a file of this type to another app. */
export const canShare = (name: string, type: string): boolean =>
  navigator.canShare?.({ files: [fileOf(name, type, [''])] }) ?? false;

/** Shows the share sheet; must follow a press at once. Tells whether it went, was called off, or could not. */
export async function shareFile(
  name: string,
  type: string,
  content: readonly string[],
): Promise<'gedeeld' | 'afgebroken' | 'mislukt'> {
  try {
    await navigator.share({ files: [fileOf(name, type, content)] });
    return 'gedeeld';
  } catch (error) {
    return error instanceof Error && error.name === 'AbortError' ? 'afgebroken' : 'mislukt';
  }
}

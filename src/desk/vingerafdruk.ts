/** Takes a text; gives its SHA-256 as base64url: enough to see later that a text is still the same. */
export async function vingerafdrukVan(tekst: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(tekst)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

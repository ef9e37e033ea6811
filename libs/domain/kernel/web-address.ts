/** Nothing but the web: `javascript:` and `data:` would run in the reader's page, a password would be shown to a class. */
export function webAddress(text: string, refused: (detail: string) => Error): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw refused('must be an address of the web, https://…');
  if (url.username || url.password) throw refused('must not hold a name or a password');
  return url.href;
}

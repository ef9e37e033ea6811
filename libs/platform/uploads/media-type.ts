/** As much of a file as tells what it is. */
export const TELLING_BYTES = 64 * 1024;

/** What a file is, by its content; what nothing tells is text, or else only bytes. */
export async function mediaTypeOf(beginning: Buffer): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type');
  const known = await fileTypeFromBuffer(beginning);
  if (known) return known.mime;
  return isText(beginning) ? 'text/plain' : 'application/octet-stream';
}

function isText(beginning: Buffer): boolean {
  if (beginning.length === 0 || beginning.includes(0)) return false;
  try {
    // The last character may be cut in two.
    new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true });
    return true;
  } catch {
    return false;
  }
}

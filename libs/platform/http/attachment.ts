/**
 * What is answered with a file that somebody has named, for `Content-Disposition`: to be saved under that name, whatever letters
 * it is written in (RFC 6266). Programs that do not know `filename*` get what of it is ASCII.
 */
export function attachmentNamed(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["%\\]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** A browser that opens such a file all the same runs nothing of it. */
export const SANDBOXED = "default-src 'none'; sandbox";

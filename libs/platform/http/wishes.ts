/**
 * What `Accept` or `Accept-Language` wishes for, best first; what is refused (`q=0`) is left out.
 *
 * Source: RFC 9110 §12.4.2.
 */
export function wishesOf(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map(wishOf)
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
    .map(({ wish }) => wish);
}

function wishOf(part: string): { wish: string; quality: number } {
  const [wish = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { wish, quality: quality ? Number(quality.slice(2)) || 0 : 1 };
}

/**
 * A text as it is compared: compatible characters are one (NFKC: `½` is `1⁄2`, a ligature its letters), what is not seen
 * counts as a space, spaces as one and around it as none, and letters regardless of case unless that matters.
 */
export function normalised(text: string, caseSensitive: boolean): string {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s\u200b-\u200d\u2060\ufeff]+/gu, ' ')
    .trim();
  return caseSensitive ? plain : plain.toLowerCase();
}

// What XML 1.0 has no place for, not even escaped. (Half a surrogate pair does not come out of PostgreSQL.)
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** What nearly no text has: looking for it once is less than looking twice to replace it. */
// oxlint-disable-next-line no-control-regex -- as above
const DOUBTFUL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff&<>]/;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** An element with elements in it; those that are null are left away. */
export function element(name: string, ...inside: readonly (string | null)[]): string {
  return `<${name}>${inside.join('')}</${name}>`;
}

/** An element with text in it. */
export function leaf(name: string, text: string | number): string {
  const plain = String(text);
  return `<${name}>${DOUBTFUL.test(plain) ? safely(plain) : plain}</${name}>`;
}

function safely(text: string): string {
  return text.replaceAll(UNSPEAKABLE, ' ').replaceAll(/[&<>]/g, (sign) => ENTITIES[sign]!);
}

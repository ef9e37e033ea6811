/** Whether a text contains one of the values as words of its own: whoever is called Al is not named by "also". */
export function isNamedIn(text: string, values: readonly (string | null)[]): boolean {
  const said = inWords(text);
  return values
    .map((value) => inWords(value ?? ''))
    .some((words) => words.trim() !== '' && said.includes(words));
}

function inWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}@]+/u)
    .filter((word) => word !== '')
    .join(' ')} `;
}

/** Part of a name that says who it is; an initial, or a word like “de”, is in many a sentence. */
export function saysWho(part: string): boolean {
  return (part.match(/\p{L}/gu) ?? []).length >= 3;
}

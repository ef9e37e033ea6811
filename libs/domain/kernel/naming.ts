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

import { Refusal } from './names.mjs';

/**
 * Adds an import line to a module, among the others by the path that it imports.
 * @param {string} text
 * @param {string} line
 */
export function withImport(text, line) {
  const lines = text.split('\n');
  const imports = lines.flatMap((known, at) => (/^(?:import .*|\}) from '/.test(known) ? [at] : []));
  const before = imports.findLast((at) => rank(lines[at]) <= rank(line));
  lines.splice((before ?? -1) + 1, 0, line);
  return lines.join('\n');
}

/** Packages first, then aliases, then relative paths, each by the alphabet. */
function rank(line) {
  const path = /from '([^']+)'/.exec(line)?.[1] ?? '';
  const kind = [/^[^#.]/, /^#/, /^\.\./, /^\./].findIndex((form) => form.test(path));
  return `${kind}${path}`;
}

/**
 * Adds providers to the section of a module that a comment heads (`// commands`), and makes the section when it is the
 * first of its kind.
 * @param {string} text
 * @param {string} section
 * @param {string} providers
 */
export function withProviders(text, section, providers) {
  const list = /providers: \[([\s\S]*?)\n? *\],?\n\}\)/.exec(text);
  if (!list) throw new Refusal('The module has no list of providers');
  const sections = list[1].split(/(?=^ *\/\/ )/m).filter((part) => part.trim() !== '');
  const own = sections.findIndex((part) => part.trimStart().startsWith(`// ${section}\n`));
  if (own >= 0) sections[own] = `${sections[own].trimEnd()}\n    ${providers}\n`;
  else sections.splice(ORDER.indexOf(section), 0, `    // ${section}\n    ${providers}\n`);
  return text.replace(
    list[0],
    `providers: [\n${sections.map((part) => part.trimEnd()).join('\n')}\n  ],\n})`,
  );
}

const ORDER = ['commands', 'queries'];

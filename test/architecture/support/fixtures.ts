import { readFileSync } from 'node:fs';
import type { Files } from './house.js';

/** A file that breaks exactly one rule. */
export interface Misfit {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

/** Reads a house that is written as a text: a path at the margin, its lines indented below it. */
export function readHouse(path: string): Files {
  return Object.fromEntries(blocks(path).map(({ title, lines }) => [title, `${lines.join('\n')}\n`]));
}

/** Reads misfits that are written as a text: a rule at the margin, `file: text` indented below it. */
export function readMisfits(path: string): readonly Misfit[] {
  return blocks(path).flatMap(({ title, lines }) => lines.map((line) => misfit(title, line)));
}

function misfit(rule: string, line: string): Misfit {
  const [, file, text] = /^(\S+): (.+)$/.exec(line) ?? [];
  if (!file || !text) throw new Error(`not "file: text": ${line}`);
  return { rule, file, text };
}

/** A title at the margin with indented lines below it; a title without lines is a remark. */
function blocks(path: string): { title: string; lines: string[] }[] {
  const found: { title: string; lines: string[] }[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('  ')) found.at(-1)?.lines.push(line.slice(2));
    else if (line !== '') found.push({ title: line, lines: [] });
  }
  return found.filter(({ lines }) => lines.length > 0);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../support/house.js';

/** A file that breaks exactly one rule. */
export interface Misfit {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

export function lawfulHouse(): Files {
  return Object.fromEntries(
    blocks('lawful-house.txt').map(({ title, lines }) => [title, `${lines.join('\n')}\n`]),
  );
}

export function misfits(): readonly Misfit[] {
  return blocks('misfits.txt').flatMap(({ title, lines }) => lines.map((line) => misfit(title, line)));
}

function misfit(rule: string, line: string): Misfit {
  const [, file, text] = /^(\S+): (.+)$/.exec(line) ?? [];
  if (!file || !text) throw new Error(`not "file: text": ${line}`);
  return { rule, file, text };
}

/** A title at the margin with indented lines below it; a title without lines is a remark. */
function blocks(file: string): { title: string; lines: string[] }[] {
  const found: { title: string; lines: string[] }[] = [];
  for (const line of readFileSync(join(import.meta.dirname, file), 'utf8').split('\n')) {
    if (line.startsWith('  ')) found.at(-1)?.lines.push(line.trim());
    else if (line !== '') found.push({ title: line, lines: [] });
  }
  return found.filter(({ lines }) => lines.length > 0);
}

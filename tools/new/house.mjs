import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from './names.mjs';

/**
 * What a generator wants: new files with their text, and files to change with the change.
 * @typedef {{ files: Record<string, string>, edits: Record<string, (text: string) => string> }} Plan
 */

/** @returns {Record<string, string[]>} */
export function readContexts() {
  return JSON.parse(readFileSync('contexts.json', 'utf8'));
}

/** @param {string | undefined} name */
export function knownContext(name) {
  const contexts = Object.keys(readContexts());
  if (name && contexts.includes(name)) return name;
  throw new Refusal(
    `${name ?? 'A context'} is not declared in contexts.json, which knows ${contexts.join(', ')}`,
  );
}

/**
 * Writes all of a plan or, when a file stands already, nothing.
 * @param {Plan} plan
 */
export function carryOut({ files, edits }) {
  const standing = Object.keys(files).filter((path) => existsSync(path));
  if (standing.length > 0) throw new Refusal(`${standing.join(', ')} stands already`);
  const changed = Object.entries(edits).map(([path, edit]) => [path, edit(readFileSync(path, 'utf8'))]);
  for (const [path, text] of [...Object.entries(files), ...changed]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  format([...Object.keys(files), ...Object.keys(edits)].filter((path) => path.endsWith('.ts')));
}

/** @param {string[]} paths */
function format(paths) {
  const oxfmt = join('node_modules', '.bin', 'oxfmt');
  const { status, stderr } = spawnSync(process.execPath, [oxfmt, ...paths], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`oxfmt failed: ${stderr}`);
}

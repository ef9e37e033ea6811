import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const note = 'dist/.built-from';
const sourceFolders = ['src', 'libs', 'migrations'];
const settings = ['nest-cli.json', 'tsconfig.json', 'tsconfig.build.json', '.swcrc', 'package.json'];

/** Whether dist was made from the sources as they stand. The build empties dist and with it the note. */
export function isBuilt() {
  return existsSync(note) && readFileSync(note, 'utf8') === sourcesNow();
}

/** @param {string} sources as they stood before the build, which takes no notice of what is edited meanwhile */
export function rememberBuild(sources) {
  writeFileSync(note, sources);
}

/** A fingerprint of names, sizes and times: also a file that is gone or an older one that came back asks for a new build. */
export function sourcesNow() {
  const hash = createHash('sha256');
  for (const file of [...settings, ...sourceFolders.flatMap(filesBelow)]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /(?<!\.spec)\.ts$/.test(entry.name) ? [path] : [];
  });
}

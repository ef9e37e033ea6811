import { readFileSync } from 'node:fs';

/** The version of the API is that of the program. */
export function versionOf(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return version;
}

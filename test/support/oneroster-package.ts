import { createWriteStream } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';
import { filesOf } from '#domain/roster/oneroster/files';
import type { OneRosterVersion } from '#domain/roster/oneroster/file-spec';
import { MANIFEST_FILES } from '#domain/roster/oneroster/vocabularies';

export type Contents = Readonly<Record<string, string | Buffer>>;

export type Rows = readonly Readonly<Record<string, string>>[];

/** A package as a test describes it: rows by file, with only the values that matter. */
export interface DescribedPackage {
  readonly version?: OneRosterVersion;
  readonly mode?: 'bulk' | 'delta';
  readonly rows: Readonly<Record<string, Rows>>;
}

/** The files of a described package: headers in the standard's order, and a manifest that declares what there is. */
export function packageFiles({
  version = '1.2',
  mode = 'bulk',
  rows,
}: DescribedPackage): Record<string, string> {
  const files: Record<string, string> = {};
  for (const spec of filesOf(version)) {
    const given = rows[spec.file];
    if (!given) continue;
    const names = spec.fields.map((field) => field.name);
    files[spec.file] = lines([names, ...given.map((row) => names.map((name) => row[name] ?? ''))]);
  }
  files['manifest.csv'] = manifest(version, mode, Object.keys(files));
  return files;
}

export function manifest(version: string, mode: string, present: readonly string[]): string {
  const modes = MANIFEST_FILES.map((name) => [
    `file.${name}`,
    present.includes(`${name}.csv`) ? mode : 'absent',
  ]);
  return lines([
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', version],
    ...modes,
  ]);
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'lyceum-package-'));
}

export async function writeFolder(contents: Contents): Promise<string> {
  const folder = await temporaryFolder();
  await Promise.all(Object.entries(contents).map(([name, text]) => writeFile(join(folder, name), text)));
  return folder;
}

/** Packs files into a zip on disk; a value may also be a stream, for contents that should never be held whole. */
export async function writeZip(
  contents: Readonly<Record<string, string | Buffer | Readable>>,
): Promise<string> {
  const path = join(await temporaryFolder(), 'package.zip');
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(contents)) {
    if (content instanceof Readable) zip.addReadStream(content, name);
    else zip.addBuffer(Buffer.from(content), name);
  }
  zip.end();
  await finished(zip.outputStream.pipe(createWriteStream(path)));
  return path;
}

/** So many bytes of the same row: what a zip bomb is made of. */
export function sameRowAgainAndAgain(bytes: number): Readable {
  const block = Buffer.from('aaaaaaaa-0000-4000-8000-000000000001,,,Nobody\n'.repeat(1500));
  function* blocks(): Generator<Buffer> {
    for (let left = bytes; left > 0; left -= block.length)
      yield block.subarray(0, Math.min(left, block.length));
  }
  return Readable.from(blocks());
}

function lines(rows: readonly (readonly string[])[]): string {
  return `${rows.map((cells) => cells.map(quoted).join(',')).join('\n')}\n`;
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Manifest } from '#platform/backup/manifest';
import yauzl from 'yauzl';
import yazl from 'yazl';

/** The inside of a backup: every entry by its path. */
export type Entries = Map<string, Buffer>;

export async function unpack(path: string): Promise<Entries> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  const entries: Entries = new Map();
  for await (const entry of zip.eachEntry())
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  zip.close();
  return entries;
}

/** Packs entries as somebody who knows the format would: every digest fits again. */
export async function repack(entries: Entries, path: string): Promise<void> {
  const manifest = JSON.parse(entries.get('manifest.json')!.toString()) as Manifest;
  for (const entry of [...manifest.tables, ...manifest.files]) {
    const content = entries.get(entry.path);
    if (content) Object.assign(entry, { bytes: content.length, sha256: digest(content) });
  }
  const text = Buffer.from(JSON.stringify(manifest));
  const all = new Map(entries).set('manifest.json', text);
  all.set('manifest.sha256', Buffer.from(digest(text)));
  const zip = new yazl.ZipFile();
  for (const [name, content] of all) zip.addBuffer(content, name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

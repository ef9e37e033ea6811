import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import yazl from 'yazl';
import { openFolder } from './folder-archive.js';

/** The files that lie directly in a folder as a zip, packed as it is read. */
export async function packFolder(folder: string): Promise<Readable> {
  const { sizes } = await openFolder(folder);
  const zip = new yazl.ZipFile();
  const packed = new PassThrough();
  zip.on('error', (error: Error) => packed.destroy(error));
  for (const name of sizes.keys()) zip.addFile(join(folder, name), name);
  zip.end();
  zip.outputStream.pipe(packed);
  return packed;
}

/** A zip as it is, or a folder packed. */
export async function asZip(path: string): Promise<Readable> {
  return (await stat(path)).isDirectory() ? packFolder(path) : createReadStream(path);
}

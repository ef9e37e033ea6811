import { PassThrough, type Readable } from 'node:stream';
import yazl from 'yazl';

export interface PackedEntry {
  readonly name: string;
  readonly bytes: number;
  open(): Promise<Readable>;
}

/**
 * Files as a zip, each opened when it is its turn and stored as it is, so that it is known before how large the zip will be: who
 * gets less of it knows that it broke off.
 */
export async function packStreams(
  entries: readonly PackedEntry[],
): Promise<{ readonly bytes: number; readonly zip: Readable }> {
  const zip = new yazl.ZipFile();
  const packed = new PassThrough();
  zip.on('error', (error: Error) => packed.destroy(error));
  for (const { name, bytes, open } of entries)
    zip.addReadStreamLazy(name, { size: bytes, compress: false }, (opened) => {
      open().then(
        (stream) => opened(null, stream),
        (error: Error) => packed.destroy(error),
      );
    });
  const size = new Promise<number>((resolve) => {
    zip.end({ forceZip64Format: false, comment: '' }, (bytes?: number) => resolve(bytes!));
  });
  zip.outputStream.pipe(packed);
  return { bytes: await size, zip: packed };
}

import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A zip of a known size, as it is read. */
export interface OpenedZip {
  readonly bytes: number;
  readonly zip: AsyncIterable<Uint8Array>;
}

/** Answers with a zip to be saved under a name, which the server has made. */
export function zipAttachment(name: string, { zip, bytes }: OpenedZip): StreamableFile {
  const disposition = `attachment; filename="${name}.zip"`;
  return new StreamableFile(Readable.from(zip), { type: 'application/zip', length: bytes, disposition });
}

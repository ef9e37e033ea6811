import { Transform, type Readable, type TransformCallback, pipeline } from 'node:stream';
import { crc32 } from 'node:zlib';
import { ArchiveRefused } from './archive-refused.js';

/** Passes the bytes on, and fails at the end when they are not the ones that were packed (yauzl does not look). */
export function verifyChecksum(bytes: Readable, expected: number, name: string): Readable {
  let checksum = 0;
  const verified = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      checksum = crc32(chunk, checksum);
      done(null, chunk);
    },
    flush(done) {
      done(checksum === expected ? null : damaged(name));
    },
  });
  // pipeline destroys either side when the other fails; the error itself reaches whoever reads `verified`.
  pipeline(bytes, verified, () => undefined);
  return verified;
}

function damaged(name: string): ArchiveRefused {
  return new ArchiveRefused('damaged', `${name} is damaged in the archive: its checksum does not fit.`);
}

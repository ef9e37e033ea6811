import type { Readable } from 'node:stream';

/** A set of files that can be read one at a time, in any order: the inside of a zip, or a folder. */
export interface ReadableArchive {
  /** Sizes in bytes, unpacked, by name without a path; in the order of the names. */
  readonly sizes: ReadonlyMap<string, number>;
  /** A file's bytes from the start. Throws ArchiveRefused for a name that is not in `sizes` or a damaged entry. */
  open(name: string): Promise<Readable>;
  close(): Promise<void>;
}

/** What an archive may cost at most, whatever it claims. Sizes in bytes, of the contents once unpacked. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly bytesPerFile: number;
  readonly bytesInAll: number;
  /** Unpacked bytes per packed byte. Deflate reaches 1,032; text like ours stays below 30. */
  readonly ratio: number;
}

export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 200,
  bytesPerFile: 1024 ** 3,
  bytesInAll: 2 * 1024 ** 3,
  ratio: 150,
};

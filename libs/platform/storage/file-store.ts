import type { Readable } from 'node:stream';
import { token } from '#domain/kernel/token';
import type { FileKey } from './file-key.js';

export interface StoredFile {
  readonly bytes: number;
  /** SHA-256 of the content, lower-case hexadecimal. */
  readonly sha256: string;
}

export interface FileState {
  readonly bytes: number;
  readonly modifiedAt: Date;
}

/** Keeps files under keys that the server makes. A file is there whole or not at all. */
export interface FileStore {
  /**
   * Stores the content; when it resolves, the file survives a power cut (R6). An older file under the key stays
   * readable until then and is replaced as a whole. A failure of the content leaves everything as it was.
   * @throws FileTooLarge as soon as the content exceeds `maxBytes`
   */
  put(
    key: FileKey,
    content: AsyncIterable<Uint8Array>,
    limits: { readonly maxBytes: number },
  ): Promise<StoredFile>;

  /**
   * The content, or the bytes from `start` to `end`, both included, as HTTP counts them.
   * @throws FileMissing
   */
  get(key: FileKey, range?: { readonly start: number; readonly end?: number }): Promise<Readable>;

  stat(key: FileKey): Promise<FileState | undefined>;

  /** Deleting what is not there is no failure. */
  delete(key: FileKey): Promise<void>;
}
export const FileStore = token<FileStore>('FileStore');

import { token } from '../../kernel/token.js';
import type { FileVersion } from './file-version.js';

/** The versions of files of the school of the unit of work. */
export interface FileVersionRepository {
  /** @throws FileVersionNotFound */
  byNumber(resourceId: string, number: number): Promise<FileVersion>;
  /** What all of them are made of. */
  sourcesOf(resourceId: string): Promise<string[]>;
  add(version: FileVersion): void;
}
export const FileVersionRepository = token<FileVersionRepository>('FileVersionRepository');

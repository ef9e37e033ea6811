import { token } from '../../kernel/token.js';
import type { SchoolFile } from './school-file.js';

/** The files of the school of the unit of work. */
export interface SchoolFileRepository {
  /**
   * @param ownOnly whether the actor reaches only files that the actor has uploaded
   * @throws SchoolFileNotFound
   */
  byId(id: string, ownOnly: boolean): Promise<SchoolFile>;
  add(file: SchoolFile): void;
  remove(file: SchoolFile): void;
}
export const SchoolFileRepository = token<SchoolFileRepository>('SchoolFileRepository');

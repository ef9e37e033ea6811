import { token } from '../../kernel/token.js';
import type { Entry } from './entry.js';
import type { EntryVersion, Place } from './entry-version.js';

export interface HeldVersion {
  readonly entry: Entry;
  readonly version: EntryVersion;
}

/** The entries of the school of the unit of work. Who holds one holds its versions: nobody else changes them meanwhile. */
export interface ContentRepository {
  /**
   * @param ownOnly whether the actor reaches only what the actor began
   * @throws EntryNotFound
   */
  holdEntry(id: string, ownOnly: boolean): Promise<Entry>;
  /** @throws VersionNotFound */
  holdVersion(id: string, ownOnly: boolean): Promise<HeldVersion>;
  /** A version of an entry that is held. @throws VersionNotFound */
  versionOf(entryId: string, versionId: string): Promise<EntryVersion>;
  publishedOf(entryId: string, locale: string): Promise<EntryVersion | null>;
  /** Where a version would be published. */
  placeOf(held: HeldVersion): Promise<Place>;
  /** How many versions the entry has. */
  countVersions(entryId: string): Promise<number>;
  addEntry(entry: Entry): void;
  addVersion(version: EntryVersion): void;
}
export const ContentRepository = token<ContentRepository>('ContentRepository');

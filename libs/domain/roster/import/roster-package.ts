import { token } from '../../kernel/token.js';
import type { PackageEncoding } from './import-settings.js';
import type { ImportScope } from './import-staging.js';

/** Some rows of a file, in order. `row` is 1 for the first after the header. */
export type RowBatch = readonly { readonly row: number; readonly cells: readonly string[] }[];

export interface FileReading {
  readonly header: readonly string[];
  readonly batches: AsyncIterable<RowBatch>;
  /** Bytes taken in so far. */
  bytesRead(): number;
}

/** A package as it was sent, unpacked no further than is asked for. */
export interface RosterPackage {
  /** Sizes in bytes by file name. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Reads a file from its start. @throws RosterPackageRefused, also while the batches are read */
  read(file: string): Promise<FileReading>;
  close(): Promise<void>;
}

/** Where the packages of imports are kept until they are over. */
export interface PackageStore {
  /** Keeps a zip as it comes; answers its SHA-256. @throws an error of the kind `too_large` */
  keep(at: PackagePlace, zip: AsyncIterable<Uint8Array>): Promise<string>;
  /** @throws RosterPackageRefused when it is no archive, or a dangerous one */
  open(scope: ImportScope, encoding: PackageEncoding): Promise<RosterPackage>;
  /** Forgetting what is not there is no failure. */
  forget(at: PackagePlace): Promise<void>;
}

export type PackagePlace = Pick<ImportScope, 'importId' | 'districtId'>;
export const PackageStore = token<PackageStore>('PackageStore');

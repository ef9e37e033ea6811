import { BackupRefused } from './backup-refused.js';

export const MANIFEST = 'manifest.json';
/** The digest of the manifest itself, which holds the digests of everything else. */
export const MANIFEST_DIGEST = 'manifest.sha256';
const FORMAT = 'lyceum-backup';
const VERSION = 1;

/** One entry of the archive besides the manifest; sizes in bytes, unpacked. */
export interface ArchivedEntry {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** What a table's rows come to, whatever their order; the same on the server that was saved and on the one restored. */
export interface Fingerprint {
  readonly rows: number;
  /** The sum of a hash of each row, as text because it is larger than a number may be. */
  readonly sum: string;
}

export interface ArchivedTable extends ArchivedEntry, Fingerprint {
  /** Schema and name, quoted where SQL needs it. */
  readonly table: string;
  readonly columns: readonly string[];
}

/** Months of a partitioned table; `first` and `last` are dates within the first and the last of them. */
export interface ArchivedPartitions {
  readonly table: string;
  readonly first: string;
  readonly last: string;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** When the snapshot was taken that all tables show. */
  readonly takenAt: string;
  readonly server: string;
  /** In the order in which they were applied. */
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  readonly partitions: readonly ArchivedPartitions[];
  readonly tables: readonly ArchivedTable[];
  readonly files: readonly ArchivedEntry[];
  /** Files that were deleted while the archive was written: nothing of the snapshot's future is lost with them. */
  readonly vanished: readonly string[];
  /** Tells whether two installations have the same secret, and not which. */
  readonly secretMark: string;
}

export function newManifest(parts: Omit<Manifest, 'format' | 'version'>): Manifest {
  return { format: FORMAT, version: VERSION, ...parts };
}

/** @throws BackupRefused when it is none, or of a later version than this Lyceum knows */
export function parseManifest(text: string): Manifest {
  const manifest = parsed(text) as Partial<Manifest> | null;
  if (manifest?.format !== FORMAT) throw new BackupRefused(`${MANIFEST} is not that of a backup of Lyceum.`);
  if (manifest.version !== VERSION)
    throw new BackupRefused(
      `The archive has version ${manifest.version}; this Lyceum reads version ${VERSION}.`,
    );
  return manifest as Manifest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BackupRefused(`${MANIFEST} is damaged.`);
  }
}

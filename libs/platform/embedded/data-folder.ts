import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Account, mayEnter, serverAccount } from './account.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** Where one embedded database keeps what is its own. */
export interface DataFolder {
  /** the folder that the caller asked for, or its stand-in; appears whole or not at all */
  home: string;
  /** PGDATA */
  cluster: string;
  /** the administrator's password: outside PGDATA, so that a copy of the data does not carry it */
  passwordFile: string;
  /** the account that owns the cluster, when the server cannot run as ourselves */
  account: Account | undefined;
}

export function folderAt(home: string, account: Account | undefined): DataFolder {
  return {
    home,
    cluster: path.join(home, 'cluster'),
    passwordFile: path.join(home, 'admin-password'),
    account,
  };
}

/** Under root, a folder that the server's account cannot reach is replaced by one of its own under /var/lib. */
export function placeDataFolder(dataDir: string): DataFolder {
  const parent = path.dirname(path.resolve(dataDir));
  fs.mkdirSync(parent, { recursive: true });
  const home = path.join(fs.realpathSync(parent), path.basename(dataDir));
  const account = serverAccount(path.join(home, 'cluster'));
  if (!account || mayEnter(path.dirname(home), account)) return folderAt(home, account);
  const standIn = path.join(rootsOwnFolder(), nameOfStandIn(home));
  return folderAt(standIn, serverAccount(path.join(standIn, 'cluster')));
}

/** Carries a hash of the real path, so that two clones of the repository never share a database. */
function nameOfStandIn(home: string): string {
  return `${path.basename(home)}-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`;
}

/** Readable by every account whatever the umask, writable by root alone: nobody can lay something there for us. */
export function rootsOwnFolder(): string {
  const folder = '/var/lib/lyceum';
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(folder, 0o755);
  return folder;
}

/** Refuses a cluster of another major version, in words: the server's own do not say what to do. */
export function assertSameMajor(folder: DataFolder, major: number): void {
  const version = read(folder, path.join(folder.cluster, 'PG_VERSION'));
  if (version === String(major)) return;
  throw new EmbeddedPostgresError(
    `The database in ${folder.home} was made by PostgreSQL ${version}, but this Lyceum brings PostgreSQL ${major}. ` +
      'Go back to the Lyceum that made it and move the data by backup and restore, or choose another folder.',
  );
}

export function readPassword(folder: DataFolder): string {
  return read(folder, folder.passwordFile);
}

function read(folder: DataFolder, file: string): string {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The database in ${folder.home} cannot be opened: ${(error as Error).message}. ` +
        'Was it made by another user? Run as that user, or choose another folder.',
    );
  }
}

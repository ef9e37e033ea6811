import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { runningAs } from './account.js';
import { adminRole } from './admin-access.js';
import type { Binaries } from './binaries.js';
import { type DataFolder, folderAt } from './data-folder.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { isAlive } from './postmaster.js';

const arguments_ = [
  ['-U', adminRole],
  ['-A', 'scram-sha-256'],
  ['-E', 'UTF8'],
  ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  ['--no-instructions'],
].flat();

/**
 * Makes the cluster once. It is made beside its place and renamed with its password, because initdb writes PG_VERSION
 * early: a folder that was left half made would look finished.
 */
export function initialiseCluster(folder: DataFolder, binaries: Binaries): void {
  if (fs.existsSync(folder.cluster)) return;
  assertFree(folder.home);
  removeUnfinished(folder.home);
  const unfinished = folderAt(`${folder.home}.unfinished-${process.pid}`, folder.account);
  try {
    makeFolders(unfinished);
    runInitdb(unfinished, binaries);
    moveIntoPlace(unfinished, folder);
  } finally {
    fs.rmSync(unfinished.home, { recursive: true, force: true });
  }
}

function assertFree(home: string): void {
  if (!fs.existsSync(home) || fs.readdirSync(home).length === 0) return;
  throw new EmbeddedPostgresError(
    `${home} is not empty and holds no database of Lyceum’s. Choose another folder.`,
  );
}

function removeUnfinished(home: string): void {
  const prefix = `${path.basename(home)}.unfinished-`;
  for (const name of fs.readdirSync(path.dirname(home))) {
    const abandoned = name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)));
    if (abandoned) fs.rmSync(path.join(path.dirname(home), name), { recursive: true, force: true });
  }
}

function makeFolders({ home, cluster, account }: DataFolder): void {
  fs.mkdirSync(home);
  fs.chmodSync(home, 0o755);
  fs.mkdirSync(cluster, { mode: 0o700 });
  if (account) fs.chownSync(cluster, account.uid, account.gid);
}

function runInitdb(folder: DataFolder, binaries: Binaries): void {
  const password = randomBytes(24).toString('hex');
  fs.writeFileSync(folder.passwordFile, `${password}\n`, { mode: 0o600 });
  if (folder.account) fs.chownSync(folder.passwordFile, folder.account.uid, folder.account.gid);
  const run = spawnSync(
    binaries.initdb,
    ['-D', folder.cluster, '--pwfile', folder.passwordFile, ...arguments_],
    {
      ...runningAs(folder.account),
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    },
  );
  if (run.status !== 0) throw new EmbeddedPostgresError(`initdb failed: ${run.stderr || run.error?.message}`);
  if (folder.account) fs.chownSync(folder.passwordFile, 0, 0);
  sync(folder.passwordFile);
}

function moveIntoPlace(made: DataFolder, folder: DataFolder): void {
  sync(made.home);
  try {
    fs.renameSync(made.home, folder.home);
    sync(path.dirname(folder.home));
  } catch (error) {
    const madeByAnother = fs.existsSync(folder.cluster);
    if (!madeByAnother) throw error;
  }
}

/** Makes a file, or the names in a folder, survive a power cut: initdb does so with its own, but for the password. */
function sync(file: string): void {
  const descriptor = fs.openSync(file, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { type Account, runningAs } from './account.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { rootsOwnFolder } from './data-folder.js';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** the major version, e.g. 18 */
  major: number;
}

/** Finds the programs that the npm package brought and makes them runnable by the account. */
export function locateBinaries(account: Account | undefined): Binaries {
  const shipped = packageFolder();
  const native = path.join(shipped, 'native');
  recreateSymlinks(native);
  makeExecutable(path.join(native, 'bin'));
  const inPlace = binariesIn(native, account);
  if (inPlace) return inPlace;
  const copied = account && binariesIn(copyForAccount(shipped), account);
  if (!copied)
    throw new EmbeddedPostgresError(`The PostgreSQL programs in ${native} do not run on this machine.`);
  return copied;
}

/** The wrapper package is only the way to the platform's own: its code stops the server before the app has drained. */
function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.resolve(path.dirname(createRequire(wrapper).resolve(name)), '..');
  } catch {
    throw new EmbeddedPostgresError(
      `No embedded PostgreSQL for this platform (${name} is not installed). Run npm ci, or set DATABASE_URL.`,
    );
  }
}

/** An npm archive holds no symlinks: an install script makes them, which --ignore-scripts leaves out. */
function recreateSymlinks(native: string): void {
  const root = path.dirname(native);
  const list = fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8');
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const target = path.resolve(root, link.target);
    if (fs.existsSync(target)) continue;
    fs.rmSync(target, { force: true });
    fs.symlinkSync(path.relative(path.dirname(target), path.resolve(root, link.source)), target);
  }
}

function makeExecutable(bin: string): void {
  for (const name of fs.readdirSync(bin)) {
    const file = path.join(bin, name);
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
  }
}

function binariesIn(native: string, account: Account | undefined): Binaries | undefined {
  const postgres = path.join(native, 'bin', 'postgres');
  const version = spawnSync(postgres, ['--version'], { ...runningAs(account), encoding: 'utf8' });
  const major = /\s(\d+)[.\w]*\s*$/.exec(version.stdout ?? '')?.[1];
  return major ? { initdb: path.join(native, 'bin', 'initdb'), postgres, major: Number(major) } : undefined;
}

/**
 * The repository lies where the account cannot enter, such as under /root: the programs go to a folder that only root
 * can write. Copied beside and renamed, so that a half copy is never taken for a whole one.
 */
function copyForAccount(shipped: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(shipped, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = path.join(rootsOwnFolder(), `postgres-${version}`);
  if (fs.existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  fs.cpSync(path.join(shipped, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', unfinished]);
  try {
    fs.renameSync(unfinished, copy);
  } catch {
    fs.rmSync(unfinished, { recursive: true, force: true }); // another process was first
  }
  return copy;
}

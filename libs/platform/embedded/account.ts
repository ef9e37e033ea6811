import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** The operating system's account that the server runs as, when that is not our own. */
export interface Account {
  uid: number;
  gid: number;
}

const usualAccounts = ['postgres', 'nobody', 'daemon'];

/**
 * PostgreSQL refuses to run as root. Then the owner of an existing cluster is taken, else an account that the machine
 * already has: none is ever created. An ordinary user runs the server as itself (undefined).
 * @param cluster the folder of the cluster, which need not exist yet
 */
export function serverAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid > 0) return { uid: owner.uid, gid: owner.gid };
  return unprivilegedAccount([process.env.LYCEUM_PG_OS_USER, ...usualAccounts]);
}

function unprivilegedAccount(names: (string | undefined)[]): Account {
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of names) {
    const [, , uid, gid] = accounts.find((line) => name && line.startsWith(`${name}:`))?.split(':') ?? [];
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedPostgresError(
    `Running as root, but none of the accounts ${usualAccounts.join(', ')} exists to run PostgreSQL as. ` +
      'Name one in LYCEUM_PG_OS_USER, run as an ordinary user, or set DATABASE_URL.',
  );
}

/** What `spawn` needs to run a program as the account, from a folder that every account may enter. */
export function runningAs(account: Account | undefined): { cwd: string; uid?: number; gid?: number } {
  return account ? { cwd: '/', uid: account.uid, gid: account.gid } : { cwd: '/' };
}

export function mayEnter(folder: string, account: Account): boolean {
  return spawnSync('test', ['-x', folder], runningAs(account)).status === 0;
}

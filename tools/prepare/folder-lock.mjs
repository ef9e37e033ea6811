import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pause = 200;
/** A process that has only just made the lock has not yet written its number. */
const grace = 5_000;
/** Past this, a living process of that number is taken for another one. */
const longest = 30 * 60_000;

/**
 * Does the work while no other process does: a second `npm start` in the same folder waits for the first. The lock is a
 * folder, because making one is atomic on every file system.
 * @template T
 * @param {string} lock
 * @param {(line: string) => void} say
 * @param {() => T} work
 * @returns {T}
 */
export function withFolderLock(lock, say, work) {
  for (let waited = false; !take(lock); waited = true) {
    if (!waited) say('Another run is preparing this folder; waiting for it …');
    if (isStale(lock)) setAside(lock);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

function isStale(lock) {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  const holder = holderOf(lock);
  return holder ? !isAlive(holder) || age > longest : age > grace;
}

function holderOf(lock) {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** By a rename, which only one of several waiters achieves; if it caught a new holder's lock, that is put back. */
function setAside(lock) {
  const stale = holderOf(lock);
  const aside = `${lock}.stale-${process.pid}`;
  try {
    renameSync(lock, aside);
    if (holderOf(aside) !== stale) renameSync(aside, lock);
    rmSync(aside, { recursive: true, force: true });
  } catch {
    // another waiter was first
  }
}

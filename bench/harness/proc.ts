import { readdirSync, readFileSync } from 'node:fs';

/** Processor seconds that the threads of a process have used so far; 0 if it has ended. Linux only, as all of this file. */
export function cpuSeconds(pid: number): number {
  return threadsOf(pid)
    .map((thread) => nanoseconds(`/proc/${pid}/task/${thread}/schedstat`) / 1e9)
    .reduce(sum, 0);
}

const sum = (a: number, b: number) => a + b;

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Of the program, as the system has it; empty if it has ended. */
export function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

/** The first figure of the scheduler's: how long a thread has run. */
function nanoseconds(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8').split(' ')[0]);
  } catch {
    return 0; // the thread has ended meanwhile
  }
}

/** Resident memory of one process, in MB. */
export function residentMegabytes(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, 'VmRSS') / 1024;
}

/** Memory of several processes that share some of it, each shared page counted once, in MB. */
export function proportionalMegabytes(pids: readonly number[]): number {
  return pids.map((pid) => kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') / 1024).reduce(sum, 0);
}

/** The process and whatever it has started. */
export function family(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), parent: statOf(Number(name)).parent }];
      } catch {
        return []; // ended meanwhile
      }
    });
  const found = [pid];
  for (const member of found) {
    found.push(...parents.filter(({ parent }) => parent === member).map((child) => child.pid));
  }
  return found;
}

/** The name stands in brackets and may hold spaces, so fields are counted from behind it: state is the first. */
function statOf(pid: number): { parent: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  return { parent: Number(fields[1]) };
}

function kilobytes(file: string, name: string): number {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'));
  if (!line) throw new Error(`${file} does not tell ${name}.`);
  return Number(line[1]);
}

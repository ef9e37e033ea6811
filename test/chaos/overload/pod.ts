import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const GROUPS = '/sys/fs/cgroup';
const PERIOD_US = 100_000;

export interface PodLimits {
  readonly mebibytes: number;
  /** Of a core. */
  readonly cores: number;
}

/** The limits of a pod for one process, by the control groups of Linux (version 1 or 2). Needs root. */
export class Pod {
  private readonly folders: string[];
  private static count = 0;

  constructor({ mebibytes, cores }: PodLimits) {
    const name = `lyceum-rig-${process.pid}-${++Pod.count}`;
    const quota = String(Math.round(cores * PERIOD_US));
    const bytes = String(mebibytes * 1024 ** 2);
    if (existsSync(join(GROUPS, 'cgroup.controllers'))) {
      this.folders = [join(GROUPS, name)];
      mkdirSync(this.folders[0]!);
      this.set('memory.max', bytes);
      this.set('cpu.max', `${quota} ${PERIOD_US}`);
    } else {
      this.folders = [join(GROUPS, 'memory', name), join(GROUPS, 'cpu', name)];
      for (const folder of this.folders) mkdirSync(folder);
      this.set('memory.limit_in_bytes', bytes);
      this.set('cpu.cfs_period_us', String(PERIOD_US));
      this.set('cpu.cfs_quota_us', quota);
    }
  }

  hold(pid: number): void {
    for (const folder of this.folders) writeFileSync(join(folder, 'cgroup.procs'), String(pid));
  }

  /** Its process has to be gone. */
  remove(): void {
    for (const folder of this.folders) rmdirSync(folder);
  }

  private set(name: string, value: string): void {
    const folder = this.folders.find((one) => existsSync(join(one, name)));
    if (!folder) throw new Error(`This kernel has no ${name}`);
    writeFileSync(join(folder, name), value);
  }
}

/** The most memory that a process has had in use, in MiB. */
export function peakMebibytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024);
}

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const MEBIBYTES = 1_024;
const PATIENCE_MS = 10_000;

/**
 * A disk of its own with a file system (ext4) on it: an image that is mounted by loop. What programs have written and not
 * synced lies in memory, and is not in the image. Needs root.
 */
export class Disk {
  readonly folder: string;
  private readonly home: string;
  private readonly image: string;

  constructor() {
    mkdirSync('.lyceum', { recursive: true });
    this.home = mkdtempSync(resolve('.lyceum/power-'));
    chmodSync(this.home, 0o755); // the account that runs the database has to enter
    this.folder = join(this.home, 'disk');
    this.image = join(this.home, 'image');
    mkdirSync(this.folder);
    mustRun('truncate', '--size', `${MEBIBYTES}M`, this.image);
    mustRun('mkfs.ext4', '-q', this.image);
    this.mount();
    chmodSync(this.folder, 0o755);
  }

  /** Keeps what the disk holds at this moment; whoever writes has to be stopped. */
  keep(): void {
    mustRun('cp', '--sparse=always', this.image, this.kept);
  }

  /** The disk as it was kept, as after a power cut. Nothing of it may be open. */
  async fallBack(): Promise<void> {
    await this.unmount();
    renameSync(this.kept, this.image);
    this.mount();
  }

  async remove(): Promise<void> {
    await this.unmount();
    rmSync(this.home, { recursive: true, force: true });
  }

  private get kept(): string {
    return join(this.home, 'kept');
  }

  private mount(): void {
    mustRun('mount', '-o', 'loop', this.image, this.folder);
  }

  private async unmount(): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (spawnSync('umount', [this.folder]).status !== 0) {
      if (performance.now() > end) throw new Error(`${this.folder} is still in use`);
      await pause(100);
    }
  }
}

function mustRun(program: string, ...words: string[]): void {
  const { status, stderr, error } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr} ${error?.message ?? ''}`);
}

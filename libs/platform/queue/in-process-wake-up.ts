import type { JobWakeUp } from './job-wake-up.js';

/** The hint of a process to itself: all there is when one process does everything. */
export class InProcessWakeUp implements JobWakeUp {
  private look: (() => Promise<void>) | undefined;
  private looking = false;
  private again = false;

  wake(jobIds: readonly string[]): void {
    if (jobIds.length === 0) return;
    this.again = true;
    if (!this.looking) void this.follow();
  }

  listen(look: () => Promise<void>): void {
    this.look = look;
  }

  async close(): Promise<void> {
    this.look = undefined;
  }

  private async follow(): Promise<void> {
    this.looking = true;
    while (this.again && this.look) {
      this.again = false;
      await this.look().catch(() => undefined);
    }
    this.looking = false;
  }
}

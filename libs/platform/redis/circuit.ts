import { DeadlineMissed, within } from '../deadline/within.js';

/** The server is not used now: it missed a deadline or its connection is gone. */
export class CircuitOpen extends Error {
  constructor() {
    super('the server is not used for now');
    this.name = 'CircuitOpen';
  }
}

interface CircuitOptions {
  /** How long one piece of work may take. */
  readonly deadlineMs: number;
  /** How long to wait before the next attempt to revive. */
  readonly restMs: number;
  /** Restores what the outage broke; the circuit closes only when it succeeds. Has the deadline as well. */
  revive(): Promise<void>;
}

/**
 * Stands between a request and a server that may be dead, frozen or slow (R8): the first work that misses the deadline
 * opens the circuit, and from then on work is refused at once until the server has been revived in the background. It
 * begins open: whoever owns the connection calls `revive` when it is ready, and `open` when it is lost.
 */
export class Circuit {
  private closed = false;
  private reviving: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly options: CircuitOptions) {}

  get usable(): boolean {
    return this.closed;
  }

  /** Runs the work in time or rejects; its own errors pass through and do not open the circuit. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (!this.closed) throw new CircuitOpen();
    try {
      return await within(this.options.deadlineMs, work());
    } catch (error) {
      if (error instanceof DeadlineMissed) this.open();
      throw error;
    }
  }

  open(): void {
    this.closed = false;
    if (this.stopped) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.revive();
    }, this.options.restMs).unref();
  }

  /** Tries to close the circuit now; a failure is followed by further attempts. Never rejects. */
  async revive(): Promise<void> {
    this.reviving ??= this.attempt().finally(() => (this.reviving = undefined));
    await this.reviving;
  }

  stop(): void {
    this.stopped = true;
    this.closed = false;
    clearTimeout(this.timer);
  }

  private async attempt(): Promise<void> {
    if (this.closed || this.stopped) return;
    try {
      await within(this.options.deadlineMs, this.options.revive());
      this.closed = !this.stopped;
    } catch {
      this.open();
    }
  }
}

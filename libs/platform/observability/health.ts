import { within } from '../deadline/within.js';

export interface Readiness {
  /**
   * `degraded`: something that we can do without is away; requests are still welcome. `starting`: it answers, and something
   * that its start promises is being made still.
   */
  readonly status: 'ready' | 'degraded' | 'not_ready' | 'starting' | 'draining';
  readonly checks: Readonly<Record<string, 'ok' | 'failed' | 'pending'>>;
}

interface Check {
  readonly name: string;
  readonly required: boolean;
  run(): Promise<unknown>;
}

const CHECK_MS = 2000;
/** Anybody may ask; within this time they share one answer. */
const SHARED_MS = 1000;

/** Whether this process should be kept alive and whether it should be sent requests. */
export class Health {
  /** Set when the process begins to drain: it still serves, but wants no new requests. */
  draining = false;
  private readonly checks: Check[] = [];
  private readonly awaited = new Set<string>();
  private last: { at: number; readiness: Promise<Readiness> } | undefined;

  /** @param onFailure is told why, since the answer to the public does not say */
  constructor(
    private readonly onFailure: (check: string, error: unknown) => void,
    private readonly checkMs = CHECK_MS,
  ) {}

  /** A check fails by rejecting or by taking longer than two seconds. */
  register(name: string, run: () => Promise<unknown>, { required = true } = {}): void {
    this.checks.push({ name, required, run });
  }

  /** The process is starting until what it returns is called. */
  await(name: string): () => void {
    this.awaited.add(name);
    return () => void this.awaited.delete(name);
  }

  async readiness(): Promise<Readiness> {
    if (!this.last || Date.now() - this.last.at >= SHARED_MS)
      this.last = { at: Date.now(), readiness: this.examine() };
    const { status, checks } = this.stillAwaiting(await this.last.readiness);
    return { status: this.draining ? 'draining' : status, checks };
  }

  private stillAwaiting({ status, checks }: Readiness): Readiness {
    if (this.awaited.size === 0) return { status, checks };
    const pending = [...this.awaited].map((name) => [name, 'pending'] as const);
    return {
      status: status === 'not_ready' ? status : 'starting',
      checks: { ...checks, ...Object.fromEntries(pending) },
    };
  }

  private async examine(): Promise<Readiness> {
    const passed = await Promise.all(this.checks.map((check) => this.passes(check)));
    const failed = this.checks.filter((_, i) => !passed[i]);
    const names = this.checks.map(({ name }, i) => [name, passed[i] ? 'ok' : 'failed'] as const);
    const impaired = failed.some(({ required }) => required) ? 'not_ready' : 'degraded';
    return { status: failed.length === 0 ? 'ready' : impaired, checks: Object.fromEntries(names) };
  }

  private async passes({ name, run }: Check): Promise<boolean> {
    try {
      await within(this.checkMs, run());
      return true;
    } catch (error) {
      this.onFailure(name, error);
      return false;
    }
  }
}

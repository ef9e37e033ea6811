import { within } from '../deadline/within.js';

export interface Readiness {
  /** `degraded`: something that we can do without is away; requests are still welcome. */
  readonly status: 'ready' | 'degraded' | 'not_ready' | 'draining';
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
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

  async readiness(): Promise<Readiness> {
    if (!this.last || Date.now() - this.last.at >= SHARED_MS)
      this.last = { at: Date.now(), readiness: this.examine() };
    const readiness = await this.last.readiness;
    return this.draining ? { ...readiness, status: 'draining' } : readiness;
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

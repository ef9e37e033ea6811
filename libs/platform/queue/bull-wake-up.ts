import type { Queue } from 'bull';
import { within } from '../deadline/within.js';
import { Circuit } from '../redis/circuit.js';
import type { BullConnections } from './bull-connections.js';
import { HINTS_AT_ONCE, type JobWakeUp } from './job-wake-up.js';

/** A message: the id of a job, nothing else. */
export interface Hint {
  readonly jobId: string;
}

const DEADLINE_MS = 500;
const REST_MS = 1_000;
const CLOSING_MS = 2_000;

/**
 * Hints over Redis, each to one worker of all processes. Redis may be down, frozen or emptied at any time (R8): hints
 * are then lost at once, nobody waits, and the rounds of the workers find the jobs.
 */
export class BullWakeUp implements JobWakeUp {
  private readonly circuit: Circuit;
  private closed = false;

  constructor(
    private readonly queue: Queue<Hint>,
    private readonly connections: BullConnections,
  ) {
    const { client } = queue;
    const revive = async () => {
      if (client.status !== 'ready') throw new Error('Redis is not connected.');
      await client.ping();
    };
    this.circuit = new Circuit({ deadlineMs: DEADLINE_MS, restMs: REST_MS, revive });
    client.on('ready', () => void this.circuit.revive());
    client.on('close', () => this.circuit.open());
    queue.on('error', () => this.circuit.open());
  }

  wake(jobIds: readonly string[]): void {
    if (this.closed || jobIds.length === 0) return;
    // The id is that of the message as well: a second hint for a job that nobody has looked for yet adds nothing.
    const hints = jobIds.slice(0, HINTS_AT_ONCE).map((jobId) => ({ data: { jobId }, opts: { jobId } }));
    this.circuit.run(() => this.queue.addBulk(hints)).catch(() => undefined);
  }

  listen(look: () => Promise<void>): void {
    // Bull names its connection in Redis, a courtesy, and lets nobody handle it when that fails: the process would end.
    Object.assign(this.queue, { setWorkerName: () => Promise.resolve() });
    this.queue.process(1, () => look()).catch(() => undefined);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.circuit.stop();
    await within(CLOSING_MS, this.queue.close(true)).catch(() => undefined);
    this.connections.drop();
  }
}

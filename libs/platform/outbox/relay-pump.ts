import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { OutboxRelay } from './relay.js';

/** While events come, the outbox is looked at this often; idle, ever less often up to the second figure (ms). */
const BUSY = 20;
const IDLE = 150;

/** From one look that found something to the next (ms): what comes meanwhile goes along, for a look costs more than an event. */
const APART = 25;

/** Keeps the relay going: at once when this process has committed events, by looking when another one has. */
export class RelayPump {
  private readonly logger = new Logger(RelayPump.name);
  private stopping = false;
  private wake?: () => void;
  private nudged = false;
  private running?: Promise<void>;

  constructor(
    private readonly relay: OutboxRelay,
    /** Told how many events were handed on. */
    private readonly onHanded: (events: number) => void = () => undefined,
  ) {}

  start(): void {
    this.running ??= this.pump();
  }

  /** There is something new: do not wait for the next look. */
  nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  /** Hands on what is committed and ends. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.running;
  }

  private async pump(): Promise<void> {
    let pause = BUSY;
    while (!this.stopping) {
      const sure = this.nudged;
      this.nudged = false;
      const began = performance.now();
      const found = await this.tick(sure);
      if (found > 0) await sleep(Math.max(0, APART - (performance.now() - began)));
      pause = found > 0 ? 0 : Math.min(IDLE, Math.max(BUSY, pause * 2));
      if (!this.nudged && pause > 0) await this.rest(pause);
    }
    await this.tick();
  }

  private async tick(sure = false): Promise<number> {
    try {
      const events = await this.relay.tick(sure);
      this.onHanded(events);
      return events;
    } catch (error) {
      this.logger.warn({ err: error as Error }, 'The relay could not hand events on; it will try again');
      await this.rest(1_000);
      return 0;
    }
  }

  private async rest(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

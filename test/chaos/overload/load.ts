import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#domain/kernel/id';

/** One thing that somebody may ask. */
export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: object;
}

export type Outcome = 'good' | 'late' | 'refused' | 'refused-without-when' | 'failed';

/** An answer that comes later than this helps nobody (ms). */
const IN_TIME_MS = 2_000;
const GIVES_UP_MS = 10_000;

/** What came of requests, by the second in which they were sent. */
export class Tally {
  readonly of: Record<Outcome, number> = {
    good: 0,
    late: 0,
    refused: 0,
    'refused-without-when': 0,
    failed: 0,
  };
  readonly times: number[] = [];
  readonly words = new Set<string>();
  private readonly began = performance.now();

  add(outcome: Outcome, ms: number, words?: string): void {
    this.of[outcome] += 1;
    if (outcome === 'good') this.times.push(ms);
    if (words) this.words.add(words);
  }

  get sent(): number {
    return Object.values(this.of).reduce((sum, n) => sum + n, 0);
  }

  /** Good answers a second, since it was begun. */
  rate(seconds = (performance.now() - this.began) / 1000): number {
    return Math.round(this.of.good / seconds);
  }

  p95(): number {
    const sorted = this.times.toSorted((a, b) => a - b);
    return Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);
  }
}

/** Asks one replica, from as many connections as it takes. */
export class Load {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 2_000 });

  constructor(private readonly origin: string) {}

  /** So many clients, each of which waits for its answer: as fast as the replica goes. */
  async closed(next: () => Ask, clients: number, seconds: number, tally = new Tally()): Promise<Tally> {
    const end = performance.now() + seconds * 1000;
    const client = async () => {
      while (performance.now() < end) await this.ask(next(), tally);
    };
    await Promise.all(Array.from({ length: clients }, client));
    return tally;
  }

  /** So many a second, whatever becomes of them, as people arrive. */
  async open(next: () => Ask, perSecond: number, seconds: number, tally = new Tally()): Promise<Tally> {
    const began = performance.now();
    const asked: Promise<void>[] = [];
    while (performance.now() - began < seconds * 1000) {
      const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
      while (asked.length < due) asked.push(this.ask(next(), tally));
      await pause(5);
    }
    await Promise.all(asked);
    return tally;
  }

  close(): void {
    this.agent.destroy();
  }

  private ask({ method, path, token, body }: Ask, tally: Tally): Promise<void> {
    const began = performance.now();
    const text = body && JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${token}`,
      ...(text && { 'content-type': 'application/json', 'idempotency-key': newId() }),
    };
    return new Promise((done) => {
      const end = (outcome: Outcome, words?: string) => {
        tally.add(outcome, performance.now() - began, words);
        done();
      };
      const options = { method, headers, agent: this.agent, timeout: GIVES_UP_MS };
      const sent = request(`${this.origin}/api/v1${path}`, options, (answer) => {
        const { statusCode = 0 } = answer;
        answer.resume().on('end', () => {
          if (statusCode === 503) end(answer.headers['retry-after'] ? 'refused' : 'refused-without-when');
          else if (statusCode >= 200 && statusCode < 300)
            end(performance.now() - began <= IN_TIME_MS ? 'good' : 'late');
          else end('failed', `${method} ${path.replaceAll(/[0-9a-f-]{36}/g, '…')} → ${statusCode}`);
        });
      });
      sent.on('timeout', () => sent.destroy(new Error('no answer')));
      sent.on('error', (error) => end('failed', error.message));
      sent.end(text);
    });
  }
}

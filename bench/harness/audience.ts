import { setTimeout as pause } from 'node:timers/promises';
import type { DayPlace } from './day-place.js';
import { percentile } from './figures.js';
import { HttpLine, requestText } from './http-line.js';
import { Wishes, type Asked, type Kind, type Wish } from './wishes.js';

interface Times {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface AudienceReport {
  readonly asked: number;
  /** Milliseconds from the moment at which somebody wanted to ask until the whole answer. */
  readonly all: Times;
  /** Of those that no cache answers. */
  readonly stored: Times;
  /** Answers other than 2xx, and none at all. */
  readonly refused: number;
}

/** The connection was lost instead. */
const UNANSWERED = { status: 0 };

const LINES = 32;

/** People who ask when they want to, whether the server is done with the others or not. */
export class Audience {
  private readonly free: HttpLine[] = [];
  private readonly queue: ((line: HttpLine) => void)[] = [];
  private readonly took: { ms: number; stored: boolean }[] = [];
  private refused = 0;

  private constructor(
    private readonly place: DayPlace,
    private readonly wishes: Wishes,
  ) {}

  static async of(place: DayPlace, asked: Asked): Promise<Audience> {
    const audience = new Audience(place, new Wishes(asked));
    for (let i = 0; i < LINES; i++) audience.free.push(await HttpLine.open('127.0.0.1', place.port));
    const people = [
      ...asked.lessons.flatMap(({ office, teacher }) => [office, teacher]),
      ...asked.courses.flatMap(({ learners }) => learners),
    ];
    for (const email of people) await place.token(email);
    return audience;
  }

  /** @param only this is looked at, as often as otherwise, while everything is changed as otherwise */
  async ask(perSecond: number, seconds: number, only?: Kind): Promise<AudienceReport> {
    this.took.length = this.refused = 0;
    const began = performance.now();
    const asking: Promise<void>[] = [];
    for (let i = 0; i < perSecond * seconds; i++) {
      const due = began + (i * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await pause(early);
      const wish = this.wishes.next();
      if (!only || wish.kind === only || wish.kind === 'write') asking.push(this.one(wish, due));
    }
    await Promise.all(asking);
    const times = (of: readonly { ms: number }[]): Times => {
      const all = of.map(({ ms }) => ms);
      const at = (share: number) => Math.round(percentile(all, share) * 10) / 10;
      return { n: all.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
    };
    const stored = this.took.filter((each) => each.stored);
    return { asked: this.took.length, all: times(this.took), stored: times(stored), refused: this.refused };
  }

  private async one({ kind, path, email, method = 'GET', body }: Wish, due: number): Promise<void> {
    const authorization = `Bearer ${await this.place.token(email)}`;
    const line = this.free.pop() ?? (await new Promise<HttpLine>((resolve) => this.queue.push(resolve)));
    const request = requestText(method, path, { authorization }, body);
    const { status } = await line.send(request).catch(() => UNANSWERED);
    this.took.push({ ms: performance.now() - due, stored: kind === 'write' || kind === 'question' });
    if (status < 200 || status >= 300) this.refused++;
    const next = this.queue.shift();
    if (next) next(line);
    else this.free.push(line);
  }
}

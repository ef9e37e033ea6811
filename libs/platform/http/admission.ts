import { DomainError } from '#domain/kernel/domain-error';

/** More is asked for than can be answered in time; what is under way is not made slower for everybody. */
export class Overloaded extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'platform.overloaded';
  constructor() {
    super('More is asked for than can be answered at the moment. Try again in a second.');
  }
}

const OVERLOADED = new Overloaded();

export interface AdmissionSettings {
  /** A request that has taken longer than this is late (ms). */
  readonly lateMs: number;
  /** So many late requests at once are no accident. */
  readonly lateAtMost: number;
  /** How long whoever is let in should wait for an answer, as fast as they have come of late (ms). */
  readonly waitMs: number;
  /** So many may always be under way. */
  readonly least: number;
}

const USUAL: AdmissionSettings = { lateMs: 150, lateAtMost: 24, waitMs: 400, least: 32 };
const SECOND_MS = 1_000;

/** One request under way. */
export interface Ticket {
  readonly group: string;
  readonly at: number;
}

/**
 * Decides at the door whether a request is let in (R9). As long as answers come in time, all are. When many are late and
 * more is under way than can be answered soon, judged by how many answers there were in the last second, whoever has a
 * fair share of it gets no more: one school that asks too much makes its own requests wait, not those of the others.
 */
export class Admission {
  /** In the order of their arrival. */
  private readonly underWay = new Set<Ticket>();
  private readonly byGroup = new Map<string, number>();
  /** Answers of the second under way and of the one before. */
  private second = { began: 0, answered: 0, before: 0 };

  constructor(
    private readonly settings: AdmissionSettings = USUAL,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws Overloaded always the same one: where it was thrown from tells nothing, and costs as much as a refusal */
  enter(group: string): Ticket {
    if (!this.admits(group)) throw OVERLOADED;
    return this.begin(group);
  }

  admits(group: string): boolean {
    if (!this.isOverloaded()) return true;
    const mine = this.byGroup.get(group) ?? 0;
    return mine * this.byGroup.size < this.underWay.size;
  }

  /** Is under way from now on, and was let in before. */
  begin(group: string): Ticket {
    const ticket = { group, at: this.now() };
    this.underWay.add(ticket);
    this.byGroup.set(group, (this.byGroup.get(group) ?? 0) + 1);
    return ticket;
  }

  /** May be told more than once. */
  leave(ticket: Ticket): void {
    if (this.withdraw(ticket)) this.countAnswer();
  }

  /** Also of whoever was answered at once, and so was never under way. */
  countAnswer(): void {
    this.turnSecond();
    this.second.answered += 1;
  }

  /** Is not under way any more, and not answered. @returns whether it was */
  withdraw(ticket: Ticket): boolean {
    if (!this.underWay.delete(ticket)) return false;
    const left = this.byGroup.get(ticket.group)! - 1;
    if (left === 0) this.byGroup.delete(ticket.group);
    else this.byGroup.set(ticket.group, left);
    return true;
  }

  /** Whether anybody may have to be refused. */
  isOverloaded(): boolean {
    const { waitMs, least } = this.settings;
    if (this.underWay.size < least) return false;
    this.turnSecond();
    const perSecond = Math.max(this.second.answered, this.second.before);
    return this.underWay.size > Math.max(least, (perSecond * waitMs) / SECOND_MS) && this.manyAreLate();
  }

  /** The oldest come first: when so many of them are late, the last of those tells. */
  private manyAreLate(): boolean {
    let nth = 0;
    for (const { at } of this.underWay) {
      nth += 1;
      if (nth === this.settings.lateAtMost) return at < this.now() - this.settings.lateMs;
    }
    return false;
  }

  private turnSecond(): void {
    const passed = this.now() - this.second.began;
    if (passed < SECOND_MS) return;
    const before = passed < 2 * SECOND_MS ? this.second.answered : 0;
    this.second = { began: this.now(), answered: 0, before };
  }
}

import { DomainError } from '#domain/kernel/domain-error';

/** More is asked for than can be answered in time; what is under way is not made slower for everybody. */
export class Overloaded extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'platform.overloaded';
  constructor() {
    super('More is asked for than can be answered at the moment. Try again in a second.');
  }
}

export interface AdmissionSettings {
  /** A request that takes longer than this is late (ms). */
  readonly lateMs: number;
  /** So many late requests at once mean that there are too many of all. */
  readonly lateAtMost: number;
}

const USUAL: AdmissionSettings = { lateMs: 500, lateAtMost: 24 };

/** One request under way. */
export interface Ticket {
  readonly group: string;
  readonly at: number;
}

/**
 * Decides at the door whether a request is let in (R9). As long as answers come in time, all are; how many that is
 * depends on the machine, so nobody has to say. When too many are late, whoever has a fair share of what is under way
 * gets no more of it: one school that asks too much makes its own requests wait, not those of the others.
 */
export class Admission {
  /** In the order of their arrival. */
  private readonly underWay = new Set<Ticket>();
  private readonly byGroup = new Map<string, number>();

  constructor(
    private readonly settings: AdmissionSettings = USUAL,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws Overloaded */
  enter(group: string): Ticket {
    const mine = this.byGroup.get(group) ?? 0;
    if (this.tooManyAreLate() && mine * this.byGroup.size >= this.underWay.size) throw new Overloaded();
    const ticket = { group, at: this.now() };
    this.underWay.add(ticket);
    this.byGroup.set(group, mine + 1);
    return ticket;
  }

  /** May be told more than once. */
  leave(ticket: Ticket): void {
    if (!this.underWay.delete(ticket)) return;
    const left = this.byGroup.get(ticket.group)! - 1;
    if (left === 0) this.byGroup.delete(ticket.group);
    else this.byGroup.set(ticket.group, left);
  }

  /** The oldest come first: when so many of them are late, the last of those tells. */
  private tooManyAreLate(): boolean {
    if (this.underWay.size < this.settings.lateAtMost) return false;
    let nth = 0;
    for (const { at } of this.underWay) {
      nth += 1;
      if (nth === this.settings.lateAtMost) return at < this.now() - this.settings.lateMs;
    }
    return false;
  }
}

import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import type { Registration } from './registration.js';
import { TicketScanned } from './ticket.events.js';

/** A ticket as a device has seen it. */
export interface Scan {
  readonly at: string;
  /** What the device calls itself. */
  readonly device: string;
  /** Who held it. */
  readonly by: string | null;
}

/** How many scans of one ticket are kept: the first, which is the check-in, and the last. */
const KEPT = 20;

/** What somebody with a confirmed registration shows at the door. */
export class Ticket extends AggregateRoot {
  /** The registration's. */
  readonly id!: string;
  readonly schoolId!: string;
  readonly occurrenceId!: string;
  readonly issuedAt!: Date;
  readonly checkedInAt!: Date | null;
  readonly version!: number;
  private scans!: Scan[];

  static issue({ id, schoolId, occurrenceId }: Registration, now: Date): Ticket {
    const issued = { issuedAt: now, checkedInAt: null, scans: [], version: 1 };
    return Object.assign(new Ticket(), { id, schoolId, occurrenceId, ...issued });
  }

  /**
   * The first scan is the check-in, and stays it (C5). The same device again has said nothing new; another one has, and
   * both are told. Answers the scan.
   */
  scan(device: string, by: Actor, now: Date): Scan {
    const known = this.scans.find((scan) => scan.device === device);
    if (known) return known;
    const scan = { at: now.toISOString(), device, by: by.personId };
    const [first, ...later] = this.scans;
    this.scans = first ? [first, ...later.slice(2 - KEPT), scan] : [scan];
    if (!first) Object.assign(this, { checkedInAt: now });
    const { occurrenceId } = this;
    this.record(new TicketScanned(this.id, { occurrenceId, scans: this.scans.length, by: by.personId }));
    return scan;
  }

  /** The check-in. */
  firstScan(): Scan | null {
    return this.scans[0] ?? null;
  }
}

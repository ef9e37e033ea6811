import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { dateIn, type LocalDate } from '../../kernel/local-date.js';
import { AbsenceCodeNotUsable } from '../absence/absence.errors.js';
import { checkCode } from '../absence/absence-code.js';
import type { AbsenceCode } from '../absence/absence.words.js';
import { DeskEntryInTheFuture, DeskEntryWithdrawnBefore } from './desk.errors.js';
import { DeskEntryRecorded, DeskEntryWithdrawn } from './desk.events.js';
import type { DeskKind } from './desk.words.js';

/** The clock at the desk may be ahead of ours by so much (ms). */
const TOLERANCE = 5 * 60_000;

export interface DeskEntryDetails {
  readonly studentId: string;
  readonly kind: DeskKind;
  readonly at: Date;
  readonly code: string | null;
  readonly reason: string;
}

/** An entry in the book of the front desk: somebody comes late, or leaves before the end. */
export class DeskEntry extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly studentId!: string;
  /** The school's date at that moment (K3). */
  readonly date!: LocalDate;
  readonly kind!: DeskKind;
  readonly at!: Date;
  readonly code!: string | null;
  readonly reason!: string;
  readonly recordedAt!: Date;
  readonly recordedBy!: string | null;
  readonly version!: number;
  private withdrawnAt!: Date | null;
  private withdrawnBy!: string | null;

  /** @param school its zone, and what it knows of the code, if one is given */
  static write(
    details: DeskEntryDetails,
    school: { readonly timeZone: string; readonly code: AbsenceCode | null },
    by: Actor,
    now: Date,
  ): DeskEntry {
    const { kind, at, code } = details;
    if (at.getTime() > now.getTime() + TOLERANCE) throw new DeskEntryInTheFuture();
    if (code !== null) checkCode(code, school.code, true);
    else if (kind === 'out') throw new AbsenceCodeNotUsable('is needed: it is that of the rest of the day');
    const entry = new DeskEntry();
    Object.assign(entry, details, {
      id: newId(),
      schoolId: by.schoolId!,
      date: dateIn(school.timeZone, at),
      recordedAt: now,
      recordedBy: by.personId,
      withdrawnAt: null,
      withdrawnBy: null,
      version: 1,
    });
    return entry;
  }

  withdraw(by: Actor, now: Date): void {
    if (this.withdrawnAt !== null) throw new DeskEntryWithdrawnBefore();
    Object.assign(this, { withdrawnAt: now, withdrawnBy: by.personId });
  }

  /** @param registers those of the day that are not taken yet */
  tell(by: Actor, registers: readonly string[]): void {
    const { studentId, date, kind } = this;
    const facts = { studentId, date, kind, at: this.at.toISOString(), by: by.personId, registers };
    this.record(
      this.withdrawnAt === null
        ? new DeskEntryRecorded(this.id, facts)
        : new DeskEntryWithdrawn(this.id, facts),
    );
  }
}

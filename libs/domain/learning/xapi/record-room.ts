import { token } from '../../kernel/token.js';
import { RecordAttachmentsFull, StatementsOfDayReached } from './xapi.errors.js';

/** How much the programs of one school may have stored. */
export interface RecordLimits {
  readonly statementsPerDay: number;
  /** Of everything that is attached to what is stored. */
  readonly attachmentBytes: number;
}
export const RecordLimits = token<RecordLimits>('RecordLimits');

/** What the programs of the school have stored. */
export interface RecordUse {
  /** Since midnight by the school's clocks. */
  readonly statementsToday: number;
  readonly attachmentBytes: number;
  /** Until the next midnight. */
  readonly secondsLeft: number;
}

/**
 * What is there already is not stored again, and takes no room.
 * @throws StatementsOfDayReached, RecordAttachmentsFull
 */
export function assertRoom(
  { statementsPerDay, attachmentBytes }: RecordLimits,
  used: RecordUse,
  wanted: { readonly statements: number; readonly attachmentBytes: number },
): void {
  const leftToday = Math.max(0, statementsPerDay - used.statementsToday);
  if (wanted.statements > leftToday)
    throw new StatementsOfDayReached(statementsPerDay, leftToday, used.secondsLeft);
  const free = Math.max(0, attachmentBytes - used.attachmentBytes);
  if (wanted.attachmentBytes > free) throw new RecordAttachmentsFull(free);
}

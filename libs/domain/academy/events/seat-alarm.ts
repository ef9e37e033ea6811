import { token } from '../../kernel/token.js';

/** A moment at which a seat of a quota is freed unless somebody has taken it. */
export interface SeatDue {
  readonly quotaId: string;
  readonly dueAt: Date;
}

/** Sees that seats are freed when nobody has taken them in time, also after a restart. */
export interface SeatAlarm {
  set(due: SeatDue): Promise<void>;
}
export const SeatAlarm = token<SeatAlarm>('SeatAlarm');

import { instantOf, type LocalDate } from '../kernel/local-date.js';
import type { Slot } from './register.words.js';

/**
 * When a slot takes place on a date (K3). Of a slot that begins or ends while the clocks change enough remains to be
 * marked: one that the change would swallow lasts as long as it does on any other day.
 */
export function sessionOf(timeZone: string, date: LocalDate, slot: Pick<Slot, 'startsAt' | 'endsAt'>) {
  const startsAt = instantOf(timeZone, date, slot.startsAt);
  const endsAt = instantOf(timeZone, date, slot.endsAt);
  if (endsAt > startsAt) return { startsAt, endsAt };
  const usual =
    instantOf('UTC', date, slot.endsAt).getTime() - instantOf('UTC', date, slot.startsAt).getTime();
  return { startsAt, endsAt: new Date(startsAt.getTime() + usual) };
}

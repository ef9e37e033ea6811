import type { DayPart } from './absence.words.js';
import { DayPartsInvalid } from './absence.errors.js';

/** More than a day has lessons. */
const MOST = 24;

/**
 * Parts of a day in their order, those that meet joined; no parts at all are the whole day.
 * @throws DayPartsInvalid
 */
export function dayParts(parts: readonly DayPart[]): DayPart[] | null {
  if (parts.length > MOST) throw new DayPartsInvalid('/parts', `are at most ${MOST}`);
  const backwards = parts.findIndex(({ startsAt, endsAt }) => startsAt >= endsAt);
  if (backwards >= 0) throw new DayPartsInvalid(`/parts/${backwards}/endsAt`, 'must be after startsAt');
  const joined: DayPart[] = [];
  for (const part of parts.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    const last = joined.at(-1);
    if (!last || part.startsAt > last.endsAt) joined.push({ startsAt: part.startsAt, endsAt: part.endsAt });
    else if (part.endsAt > last.endsAt) joined[joined.length - 1] = { ...last, endsAt: part.endsAt };
  }
  return joined.length > 0 ? joined : null;
}

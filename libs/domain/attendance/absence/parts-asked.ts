import { DayPartsInvalid } from './absence.errors.js';
import type { DayPart } from './absence.words.js';
import { dayParts } from './day-parts.js';

/**
 * Parts by the clock and by the bell as one list. Periods count by the bell of today: whoever is at the dentist at nine
 * is there at nine, also when the lessons move.
 * @throws DayPartsInvalid
 */
export function partsAsked(
  parts: readonly DayPart[],
  periodIds: readonly string[],
  periods: ReadonlyMap<string, DayPart>,
): DayPart[] | null {
  const unknown = periodIds.findIndex((id) => !periods.has(id));
  if (unknown >= 0) throw new DayPartsInvalid(`/periodIds/${unknown}`, 'is not a period of this school');
  return dayParts([...parts, ...periodIds.map((id) => periods.get(id)!)]);
}

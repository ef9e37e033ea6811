/** A period's bell times by the school's clocks, `HH:mm`. */
export interface BellTime {
  readonly startsAt: string;
  readonly endsAt: string;
}

const FIRST_BELL = 8 * 60;
const LESSON = 45;
const LESSON_AND_BREAK = 55;
const SLOTS = 15;
const LAST_BELL = 22 * 60;

/**
 * Bell times for the period names of a package, which says no more than "3" or "HR". Number n is the nth lesson of the
 * day from 08:00, 45 minutes long with ten between; other names follow after the numbers. A school that has other times
 * says so in the import or sets them afterwards.
 */
export function defaultBellTimes(names: readonly string[]): Map<string, BellTime> {
  const numbered = names.filter((name) => slotOf(name) !== undefined);
  const others = names.filter((name) => slotOf(name) === undefined).sort((a, b) => (a < b ? -1 : 1));
  const taken = Math.max(0, ...numbered.map((name) => slotOf(name)!));
  const slots = Math.max(SLOTS, taken + others.length);
  const pace = slots > SLOTS ? Math.floor((LAST_BELL - FIRST_BELL) / slots) : LESSON_AND_BREAK;
  const length = slots > SLOTS ? pace : LESSON;
  const at = (slot: number): BellTime => {
    const start = FIRST_BELL + (slot - 1) * pace;
    return { startsAt: clock(start), endsAt: clock(start + length) };
  };
  return new Map([
    ...numbered.map((name) => [name, at(slotOf(name)!)] as const),
    ...others.map((name, index) => [name, at(taken + index + 1)] as const),
  ]);
}

function slotOf(name: string): number | undefined {
  const number = /^\d{1,2}$/.test(name) ? Number(name) : 0;
  return number >= 1 && number <= SLOTS ? number : undefined;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

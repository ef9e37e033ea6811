import type { MarkRecord } from './school-day-records.js';

/**
 * Cuts marks that come in the order of the ids that students go by into parts, between one id and the next: what is told of an
 * id is told together, also where two students share it.
 * @param fetch the next marks; none at the end
 */
export async function* wholeStudents(fetch: () => Promise<MarkRecord[]>): AsyncGenerator<MarkRecord[]> {
  let held: MarkRecord[] = [];
  for (let marks = await fetch(); marks.length > 0; marks = await fetch()) {
    held = [...held, ...marks];
    const last = knownAs(held.at(-1)!);
    const cut = held.findLastIndex((mark) => knownAs(mark) !== last) + 1;
    if (cut > 0) yield held.slice(0, cut);
    held = held.slice(cut);
  }
  if (held.length > 0) yield held;
}

function knownAs({ studentUniqueId, studentId }: MarkRecord): string {
  return studentUniqueId ?? studentId;
}

import type { EffectiveMark, RecordedMark } from './attendance.events.js';
import {
  effectiveOf,
  shownMark,
  type LayerValue,
  type MarkChange,
  type MarkConflictFact,
  type StandingMark,
  type WantedMark,
  type WantedOverride,
} from './marking.words.js';

/** A mark that nobody has made yet. */
export function unmarked(studentId: string): StandingMark {
  return { studentId, version: 0, teacher: null, office: null };
}

/** A change as the event tells it. */
export function recordedMark(change: MarkChange): RecordedMark {
  const { studentId, version, layer, former } = change;
  const { code = null, minutesLate = null, minutesEarly = null } = change[layer] ?? {};
  const [effective, formerEffective] = [counting(effectiveOf(change)), counting(former)];
  return { studentId, version, code, minutesLate, minutesEarly, effective, formerEffective };
}

/** Why somebody was away is not told to everyone who hears of it. */
function counting(value: LayerValue | null): EffectiveMark | null {
  if (!value) return null;
  const { reason: _, ...rest } = value;
  return rest;
}

/** What was wanted of each student, and what stands. */
export function conflictsOf(
  wanted: readonly WantedOverride[],
  marks: ReadonlyMap<string, StandingMark>,
): MarkConflictFact[] {
  return wanted.map(({ studentId, code, minutesLate = null, minutesEarly = null }) => {
    const theirs = marks.get(studentId);
    return {
      studentId,
      yours: { code, minutesLate, minutesEarly },
      theirs: theirs ? shownMark(theirs) : null,
    };
  });
}

/** What a layer says from now on. */
export function layerValue(
  { code, minutesLate = null, minutesEarly = null, reason = null }: WantedMark,
  codeVersion: number,
): LayerValue {
  return { code, codeVersion, minutesLate, minutesEarly, reason };
}

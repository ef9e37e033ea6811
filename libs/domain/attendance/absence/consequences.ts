import { effectiveOf } from '../marking.words.js';
import { isTaken } from '../register.words.js';
import type { WantedOn } from '../sheet-stack.js';
import type { AbsenceEffect, ExpectedAbsence, MarkToExplain } from './absence-effects.js';
import type { AbsenceKind } from './absence.words.js';

/** What stands in the register's history. Why the student was away is told to those who may read the absence. */
const REASONS: Readonly<Record<AbsenceKind, string>> = {
  planned: 'A planned absence',
  note: 'Explained by a note',
};
const NO_LONGER = 'The absence was changed or withdrawn';

/**
 * On a register that is being submitted: where the teacher has said nothing, or only that the student is absent, the
 * office's code goes over it. Whoever was seen is left as the teacher says, and so is what the office has said by hand.
 */
export function uponSubmission(expected: ExpectedAbsence): WantedOn | undefined {
  if (expected.mark?.office || !isOpenToReasons(expected)) return undefined;
  return wanted(expected, expected.code, REASONS[expected.kind]);
}

/**
 * On a register that was submitted before the absence became what it is now. `code`: that of an approved absence. What
 * the absence made there follows it, as long as the office has said nothing else since; taken back over nothing, it
 * leaves an absence that nobody has explained, for the register was taken without the student (A8).
 */
export function afterwards(
  effect: AbsenceEffect,
  { kind, code }: { readonly kind: AbsenceKind; readonly code: string | null },
  unexplainedCode: string | null,
): WantedOn | undefined {
  if (!isTaken(effect.state)) return undefined;
  if (code !== null && effect.covered) {
    const changes = effect.ours ? effect.mark?.office?.code !== code : isOpenToReasons(effect);
    return changes ? wanted(effect, code, REASONS[kind]) : undefined;
  }
  if (!effect.ours) return undefined;
  const left = effect.mark?.teacher ? null : unexplainedCode;
  return effect.mark?.teacher || left !== null ? wanted(effect, left, NO_LONGER) : undefined;
}

/** Registers that are not taken yet show who is expected. */
export function isAwaited({ state }: AbsenceEffect): boolean {
  return state === 'scheduled' || state === 'open';
}

function isOpenToReasons({ mark, unexplained }: MarkToExplain): boolean {
  return unexplained || effectiveOf(mark ?? undefined) === null;
}

function wanted(
  { registerId, studentId, mark }: MarkToExplain,
  code: string | null,
  reason: string,
): WantedOn {
  return { registerId, studentId, code, reason, baseVersion: mark?.version ?? 0 };
}

import type { UsableCode } from './attendance-code.words.js';
import type { Layer, WantedMark } from './marking.words.js';

/** Why a code cannot be given like this, by field; undefined when it can. */
export function codeFault(
  mark: Pick<WantedMark, 'code' | 'minutesLate' | 'minutesEarly'>,
  code: UsableCode | undefined,
  layer: Layer,
  session: number,
): { readonly field: string; readonly detail: string } | undefined {
  if (!code) return { field: 'code', detail: 'is not a code of this school' };
  if (code.officeOnly && layer === 'teacher')
    return { field: 'code', detail: 'is given by the office only, over what the teacher says' };
  const [late, early] = [mark.minutesLate ?? null, mark.minutesEarly ?? null];
  if (late !== null && !code.late)
    return { field: 'minutesLate', detail: `does not go with the code ${code.code}` };
  if (early !== null && code.presence === 0)
    return { field: 'minutesEarly', detail: `does not go with the code ${code.code}` };
  if ((late ?? 0) + (early ?? 0) <= session) return undefined;
  const field = (late ?? 0) > session || early === null ? 'minutesLate' : 'minutesEarly';
  return { field, detail: `is more than the ${session} minutes of the session` };
}

import type { Actor } from '../kernel/actor.js';
import { token } from '../kernel/token.js';
import type { MarkingSheet } from './marking-sheet.js';
import type { MarkChange, StandingMark, WantedOverride } from './marking.words.js';

/** What the office wants to say of a student, and on which register. */
export interface WantedOn extends WantedOverride {
  readonly registerId: string;
}

/** What changes on one register. */
export interface SheetChanges {
  readonly sheet: MarkingSheet;
  readonly changes: readonly MarkChange[];
}

/** Several registers, opened at the students of whom the office says something, by one statement each way. */
export interface SheetStack {
  /** Registers that are not there are left out; the others keep their state until the unit of work ends. */
  opened(wanted: readonly WantedOn[]): Promise<MarkingSheet[]>;

  /** Stores changes of the office's layer. What stands instead where somebody was faster, by register. */
  save(changed: readonly SheetChanges[], by: string | null, at: Date): Promise<Map<string, StandingMark[]>>;
}
export const SheetStack = token<SheetStack>('SheetStack');

/**
 * Says on several registers at once what the office knows, by the rules of {@link MarkingSheet}.
 * @throws MarkConflict when somebody was faster on one of them
 */
export async function overrideOn(
  stack: SheetStack,
  wanted: readonly WantedOn[],
  by: Actor,
  now: Date,
): Promise<SheetChanges[]> {
  if (wanted.length === 0) return [];
  const on = (sheet: MarkingSheet) => wanted.filter(({ registerId }) => registerId === sheet.registerId);
  const changed = (await stack.opened(wanted)).map((sheet) => ({
    sheet,
    changes: sheet.override(on(sheet), by, now),
  }));
  const faster = await stack.save(changed, by.personId, now);
  for (const { sheet } of changed) sheet.refuseWhereOvertaken(on(sheet), faster.get(sheet.registerId) ?? []);
  return changed;
}

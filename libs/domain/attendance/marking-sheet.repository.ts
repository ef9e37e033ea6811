import { token } from '../kernel/token.js';
import type { MarkingSheet } from './marking-sheet.js';
import type { MarkChange, StandingMark, WantedOverride } from './marking.words.js';

/** Marks, loaded and stored for a whole class by one statement each. */
export interface MarkingSheetRepository {
  /**
   * The register at the students and codes that are wanted; it keeps its state until the unit of work ends.
   * @throws RegisterNotFound
   */
  forMarking(
    registerId: string,
    wanted: readonly Pick<WantedOverride, 'studentId' | 'code'>[],
  ): Promise<MarkingSheet>;

  /**
   * Stores changes of one layer and their revisions. Returns what stands instead where somebody else was faster (then
   * nothing of it must be kept): empty when all were stored.
   */
  save(
    sheet: MarkingSheet,
    changes: readonly MarkChange[],
    by: string | null,
    at: Date,
  ): Promise<StandingMark[]>;
}
export const MarkingSheetRepository = token<MarkingSheetRepository>('MarkingSheetRepository');

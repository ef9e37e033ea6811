import { token } from '../../kernel/token.js';
import type { GradingScheme } from './grading-scheme.js';

/** How the results of the runs of the school of the unit of work are weighed. */
export interface GradingSchemeRepository {
  /** For changing it, made if there is none. The run is held by whoever asks. */
  of(run: { readonly id: string; readonly schoolId: string }): Promise<GradingScheme>;
  /** Of those of the runs that have one. */
  ofRuns(runIds: readonly string[]): Promise<readonly GradingScheme[]>;
  add(scheme: GradingScheme): void;
  /** The ids of the quizzes and assignments of a run. */
  gradable(runId: string): Promise<ReadonlySet<string>>;
}
export const GradingSchemeRepository = token<GradingSchemeRepository>('GradingSchemeRepository');

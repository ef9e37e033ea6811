import { token } from '../../kernel/token.js';

/** Who does the work of an import, once the unit of work under way is committed. */
export interface ImportRuns {
  /** Answers the id under which the progress is shown. Imports of one district are done one after the other. */
  place(at: { readonly importId: string; readonly districtId: string }): Promise<string>;
}
export const ImportRuns = token<ImportRuns>('ImportRuns');

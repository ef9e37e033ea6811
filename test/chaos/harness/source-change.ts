/** A change of the built code as one process loads it: this text of this file of `dist` is replaced by that. */
export interface SourceChange {
  /** Below `dist`, as `libs/platform/persistence/idempotency.js`. */
  readonly file: string;
  /** Stands there once; a text that does not stand there any more ends the process. */
  readonly text: string;
  readonly becomes: string;
}

/** By the environment, which only the rig's own children inherit. */
export const CHANGES = 'LYCEUM_RIG_CHANGES';

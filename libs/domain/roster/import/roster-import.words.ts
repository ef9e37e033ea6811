export const IMPORT_STATES = ['received', 'applying', 'done', 'refused'] as const;
/** Received, then checked as a whole; then taken over school by school, or refused whole. */
export type ImportState = (typeof IMPORT_STATES)[number];

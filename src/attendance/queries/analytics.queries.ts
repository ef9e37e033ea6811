import { VerifySummariesHandler } from './verify-summaries.query.js';

/** The questions about figures. */
export const analyticsQueries = [VerifySummariesHandler];

/** Line items that are weighed together. */
export interface GradeCategory {
  readonly title: string;
  /** Whole; its part of all weights. */
  readonly weight: number;
  readonly itemIds: readonly string[];
}

/** How the results of a run become one. */
export interface SchemeDetails {
  /** Empty: all points are added, and what is in none counts; otherwise only what is in one counts. */
  readonly categories: readonly GradeCategory[];
  /** What counts for nothing. */
  readonly excluded: readonly string[];
}

export const NO_SCHEME: SchemeDetails = { categories: [], excluded: [] };

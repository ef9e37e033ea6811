import { DomainError } from '../kernel/domain-error.js';

/** What an overview can be without. Who it is about, and the timetable, it cannot. */
export const OVERVIEW_PARTS = ['attendance', 'courses'] as const;
export type OverviewPart = (typeof OVERVIEW_PARTS)[number];

/**
 * The parts of one overview, asked for at the same time. One that fails, or takes too long, leaves the others: it is null,
 * and named as missing, so that nobody takes it for empty. A part that refuses (not found, not permitted) refuses the whole.
 */
export class Parts {
  private readonly failed = new Set<OverviewPart>();

  constructor(private readonly onFailure: (part: OverviewPart, error: unknown) => void) {}

  async take<T>(part: OverviewPart, answer: Promise<T>): Promise<T | null> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof DomainError && error.kind !== 'unavailable') throw error;
      this.failed.add(part);
      this.onFailure(part, error);
      return null;
    }
  }

  /** Those that failed so far, in one order always. */
  missing(): OverviewPart[] {
    return OVERVIEW_PARTS.filter((part) => this.failed.has(part));
  }
}

import type { LocalDate } from '../../../kernel/local-date.js';
import type { SummaryRepository } from '../summary.repository.js';

export interface SummariseDaysInput {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

export interface SummarisedDays {
  /** The days whose figures were not what their marks come to. */
  readonly changed: readonly LocalDate[];
}

/** Counts days anew and keeps what they come to. Repeating it changes nothing (A10). */
export class SummariseDaysUseCase {
  constructor(private readonly deps: { summaries: SummaryRepository }) {}

  async execute({ first, last }: SummariseDaysInput): Promise<SummarisedDays> {
    const { summaries } = this.deps;
    await summaries.hold();
    const days = await summaries.summarise(first, last);
    for (const day of days) day.changed();
    return { changed: days.map(({ date }) => date) };
  }
}

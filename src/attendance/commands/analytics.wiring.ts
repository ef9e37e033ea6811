import { SummaryRepository } from '#domain/attendance/analytics/summary.repository';
import { SummariseDaysUseCase } from '#domain/attendance/analytics/use-cases/summarise-days.use-case';
import { useCase } from '#platform/wiring/use-case';
import { SummariseDaysHandler } from './summarise-days.command.js';

/** The commands that keep the figures. */
export const analyticsCommands = [
  SummariseDaysHandler,
  useCase(SummariseDaysUseCase, { summaries: SummaryRepository }),
];

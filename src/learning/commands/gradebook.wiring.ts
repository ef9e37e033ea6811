import { Clock } from '#domain/kernel/clock';
import { GradingSchemeRepository } from '#domain/learning/assessment/grading-scheme.repository';
import { ItemResultRepository } from '#domain/learning/assessment/item-result.repository';
import { OutlineRepository } from '#domain/learning/outline/outline.repository';
import { Witness } from '#domain/learning/progress/witness';
import { ChangeGradingSchemeUseCase } from '#domain/learning/use-cases/change-grading-scheme.use-case';
import { OverrideResultUseCase } from '#domain/learning/use-cases/override-result.use-case';
import { useCase } from '#platform/wiring/use-case';
import { ChangeGradingSchemeHandler } from './change-grading-scheme.command.js';
import { OverrideResultHandler } from './override-result.command.js';

const outlines = OutlineRepository;

/** The commands about the gradebook, each with its use case. */
export const gradebookCommands = [
  ChangeGradingSchemeHandler,
  useCase(ChangeGradingSchemeUseCase, { outlines, schemes: GradingSchemeRepository }),
  OverrideResultHandler,
  useCase(OverrideResultUseCase, { outlines, results: ItemResultRepository, witness: Witness, clock: Clock }),
];

import { QuestionRepository } from '#domain/learning/assessment/question.repository';
import { GradingSchemeRepository } from '#domain/learning/assessment/grading-scheme.repository';
import { Timekeeper } from '#domain/learning/assessment/timekeeper';
import { OutlineRepository } from '#domain/learning/outline/outline.repository';
import { AddItemUseCase } from '#domain/learning/use-cases/add-item.use-case';
import { AddModuleUseCase } from '#domain/learning/use-cases/add-module.use-case';
import { ArrangeOutlineUseCase } from '#domain/learning/use-cases/arrange-outline.use-case';
import { ChangeItemUseCase } from '#domain/learning/use-cases/change-item.use-case';
import { ChangeModuleUseCase } from '#domain/learning/use-cases/change-module.use-case';
import { RemoveItemUseCase } from '#domain/learning/use-cases/remove-item.use-case';
import { RemoveModuleUseCase } from '#domain/learning/use-cases/remove-module.use-case';
import { RequireItemsUseCase } from '#domain/learning/use-cases/require-items.use-case';
import { SetItemStateUseCase } from '#domain/learning/use-cases/set-item-state.use-case';
import { useCase } from '#platform/wiring/use-case';
import { AddCourseItemHandler } from './add-course-item.command.js';
import { AddCourseModuleHandler } from './add-course-module.command.js';
import { ArrangeOutlineHandler } from './arrange-outline.command.js';
import { ChangeCourseItemHandler } from './change-course-item.command.js';
import { ChangeCourseModuleHandler } from './change-course-module.command.js';
import { RemoveCourseItemHandler } from './remove-course-item.command.js';
import { RemoveCourseModuleHandler } from './remove-course-module.command.js';
import { RequireCourseItemsHandler } from './require-course-items.command.js';
import { SetCourseItemStateHandler } from './set-course-item-state.command.js';

const [outlines, questions, timekeeper] = [OutlineRepository, QuestionRepository, Timekeeper];

/** The commands about what a run is made of, each with its use case. */
export const outlineCommands = [
  AddCourseModuleHandler,
  useCase(AddModuleUseCase, { outlines }),
  ChangeCourseModuleHandler,
  useCase(ChangeModuleUseCase, { outlines, timekeeper }),
  RemoveCourseModuleHandler,
  useCase(RemoveModuleUseCase, { outlines }),
  AddCourseItemHandler,
  useCase(AddItemUseCase, { outlines, questions }),
  ChangeCourseItemHandler,
  useCase(ChangeItemUseCase, { outlines, questions, timekeeper }),
  SetCourseItemStateHandler,
  useCase(SetItemStateUseCase, { outlines }),
  RequireCourseItemsHandler,
  useCase(RequireItemsUseCase, { outlines }),
  RemoveCourseItemHandler,
  useCase(RemoveItemUseCase, { outlines, schemes: GradingSchemeRepository }),
  ArrangeOutlineHandler,
  useCase(ArrangeOutlineUseCase, { outlines, timekeeper }),
];

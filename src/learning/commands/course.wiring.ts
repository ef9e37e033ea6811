import { Clock } from '#domain/kernel/clock';
import { Colleagues } from '#domain/learning/colleagues';
import { OnlineCourseRepository } from '#domain/learning/course.repository';
import { CourseRunRepository } from '#domain/learning/course-run.repository';
import { GradingSchemeRepository } from '#domain/learning/assessment/grading-scheme.repository';
import { QuestionRepository } from '#domain/learning/assessment/question.repository';
import { Timekeeper } from '#domain/learning/assessment/timekeeper';
import { CourseEnrolmentRepository } from '#domain/learning/enrolment/course-enrolment.repository';
import { Copyist } from '#domain/learning/outline/copyist';
import { OutlineRepository } from '#domain/learning/outline/outline.repository';
import { ChangeCourseUseCase } from '#domain/learning/use-cases/change-course.use-case';
import { ChangeRunUseCase } from '#domain/learning/use-cases/change-run.use-case';
import { CreateCourseUseCase } from '#domain/learning/use-cases/create-course.use-case';
import { CreateRunUseCase } from '#domain/learning/use-cases/create-run.use-case';
import { DuplicateCourseUseCase } from '#domain/learning/use-cases/duplicate-course.use-case';
import { DuplicateRunUseCase } from '#domain/learning/use-cases/duplicate-run.use-case';
import { EntrustCourseUseCase } from '#domain/learning/use-cases/entrust-course.use-case';
import { SetCourseStateUseCase } from '#domain/learning/use-cases/set-course-state.use-case';
import { SetRunStateUseCase } from '#domain/learning/use-cases/set-run-state.use-case';
import { useCase } from '#platform/wiring/use-case';
import { ChangeCourseRunHandler } from './change-course-run.command.js';
import { ChangeOnlineCourseHandler } from './change-online-course.command.js';
import { CreateCourseRunHandler } from './create-course-run.command.js';
import { CreateOnlineCourseHandler } from './create-online-course.command.js';
import { DuplicateCourseRunHandler } from './duplicate-course-run.command.js';
import { DuplicateOnlineCourseHandler } from './duplicate-online-course.command.js';
import { EntrustOnlineCourseHandler } from './entrust-online-course.command.js';
import { SetCourseRunStateHandler } from './set-course-run-state.command.js';
import { SetOnlineCourseStateHandler } from './set-online-course-state.command.js';

const [courses, runs] = [OnlineCourseRepository, CourseRunRepository];

/** The commands about courses and their runs, each with its use case. */
export const courseCommands = [
  useCase(Copyist, {
    outlines: OutlineRepository,
    questions: QuestionRepository,
    schemes: GradingSchemeRepository,
  }),
  CreateOnlineCourseHandler,
  useCase(CreateCourseUseCase, { courses, clock: Clock }),
  ChangeOnlineCourseHandler,
  useCase(ChangeCourseUseCase, { courses }),
  EntrustOnlineCourseHandler,
  useCase(EntrustCourseUseCase, { courses, colleagues: Colleagues }),
  SetOnlineCourseStateHandler,
  useCase(SetCourseStateUseCase, { courses }),
  DuplicateOnlineCourseHandler,
  useCase(DuplicateCourseUseCase, { courses, runs, copyist: Copyist, clock: Clock }),
  CreateCourseRunHandler,
  useCase(CreateRunUseCase, { courses, runs, clock: Clock }),
  ChangeCourseRunHandler,
  useCase(ChangeRunUseCase, {
    runs,
    enrolments: CourseEnrolmentRepository,
    timekeeper: Timekeeper,
    clock: Clock,
  }),
  SetCourseRunStateHandler,
  useCase(SetRunStateUseCase, { runs }),
  DuplicateCourseRunHandler,
  useCase(DuplicateRunUseCase, { runs, copyist: Copyist, clock: Clock }),
];

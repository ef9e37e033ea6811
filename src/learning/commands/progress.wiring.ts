import { Clock } from '#domain/kernel/clock';
import { CertificateRepository } from '#domain/learning/certificates/certificate.repository';
import { CourseRunRepository } from '#domain/learning/course-run.repository';
import { CourseEnrolmentRepository } from '#domain/learning/enrolment/course-enrolment.repository';
import { OutlineRepository } from '#domain/learning/outline/outline.repository';
import { ProgressRepository } from '#domain/learning/progress/progress.repository';
import { MeasureNewcomersUseCase } from '#domain/learning/use-cases/measure-newcomers.use-case';
import { NoteEvidenceUseCase } from '#domain/learning/use-cases/note-evidence.use-case';
import { ResetProgressUseCase } from '#domain/learning/use-cases/reset-progress.use-case';
import { ReviseRulesUseCase } from '#domain/learning/use-cases/revise-rules.use-case';
import { SetItemCompletionUseCase } from '#domain/learning/use-cases/set-item-completion.use-case';
import { SetRunCompletionUseCase } from '#domain/learning/use-cases/set-run-completion.use-case';
import { UnwaiveItemUseCase } from '#domain/learning/use-cases/unwaive-item.use-case';
import { WaiveItemUseCase } from '#domain/learning/use-cases/waive-item.use-case';
import { useCase } from '#platform/wiring/use-case';
import { MeasureNewcomersHandler } from './measure-newcomers.command.js';
import { NoteEvidenceHandler } from './note-evidence.command.js';
import { ResetProgressHandler } from './reset-progress.command.js';
import { ReviseRulesHandler } from './revise-rules.command.js';
import { SetItemCompletionHandler } from './set-item-completion.command.js';
import { SetRunCompletionHandler } from './set-run-completion.command.js';
import { UnwaiveItemHandler } from './unwaive-item.command.js';
import { WaiveItemHandler } from './waive-item.command.js';

const ofProgress = { progress: ProgressRepository, enrolments: CourseEnrolmentRepository, clock: Clock };

/** The commands about what is completed, each with its use case. */
export const progressCommands = [
  NoteEvidenceHandler,
  useCase(NoteEvidenceUseCase, ofProgress),
  ResetProgressHandler,
  useCase(ResetProgressUseCase, { ...ofProgress, certificates: CertificateRepository }),
  WaiveItemHandler,
  useCase(WaiveItemUseCase, { ...ofProgress, outlines: OutlineRepository }),
  UnwaiveItemHandler,
  useCase(UnwaiveItemUseCase, {
    ...ofProgress,
    outlines: OutlineRepository,
    certificates: CertificateRepository,
  }),
  MeasureNewcomersHandler,
  useCase(MeasureNewcomersUseCase, ofProgress),
  ReviseRulesHandler,
  useCase(ReviseRulesUseCase, ofProgress),
  SetItemCompletionHandler,
  useCase(SetItemCompletionUseCase, { outlines: OutlineRepository }),
  SetRunCompletionHandler,
  useCase(SetRunCompletionUseCase, { runs: CourseRunRepository, outlines: OutlineRepository }),
];

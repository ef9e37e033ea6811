import { Clock } from '#domain/kernel/clock';
import { CourseEnrolmentRepository } from '#domain/learning/enrolment/course-enrolment.repository';
import { ProgressRepository } from '#domain/learning/progress/progress.repository';
import { DocumentRepository } from '#domain/learning/xapi/document.repository';
import { PlayedItems } from '#domain/learning/xapi/played-items';
import { RecordLimits } from '#domain/learning/xapi/record-room';
import { StatementRepository } from '#domain/learning/xapi/statement.repository';
import { KeepDocumentUseCase } from '#domain/learning/xapi/use-cases/keep-document.use-case';
import { RemoveDocumentUseCase } from '#domain/learning/xapi/use-cases/remove-document.use-case';
import { StoreStatementsUseCase } from '#domain/learning/xapi/use-cases/store-statements.use-case';
import { TakeStatementsUseCase } from '#domain/learning/xapi/use-cases/take-statements.use-case';
import { TellProgressUseCase } from '#domain/learning/xapi/use-cases/tell-progress.use-case';
import { useCase } from '#platform/wiring/use-case';
import { KeepDocumentHandler } from './xapi/keep-document.command.js';
import { RemoveDocumentHandler } from './xapi/remove-document.command.js';
import { TakeStatementsHandler } from './xapi/take-statements.command.js';
import { TellProgressHandler } from './xapi/tell-progress.command.js';

/** The commands of the learning record store, each with its use case. */
export const xapiCommands = [
  useCase(StoreStatementsUseCase, { statements: StatementRepository, limits: RecordLimits }),
  TakeStatementsHandler,
  useCase(TakeStatementsUseCase, {
    store: StoreStatementsUseCase,
    played: PlayedItems,
    progress: ProgressRepository,
    enrolments: CourseEnrolmentRepository,
    clock: Clock,
  }),
  TellProgressHandler,
  useCase(TellProgressUseCase, { store: StoreStatementsUseCase }),
  KeepDocumentHandler,
  useCase(KeepDocumentUseCase, { documents: DocumentRepository, limits: RecordLimits }),
  RemoveDocumentHandler,
  useCase(RemoveDocumentUseCase, { documents: DocumentRepository }),
];

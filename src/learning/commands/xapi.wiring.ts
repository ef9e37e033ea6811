import { DocumentRepository } from '#domain/learning/xapi/document.repository';
import { StatementRepository } from '#domain/learning/xapi/statement.repository';
import { KeepDocumentUseCase } from '#domain/learning/xapi/use-cases/keep-document.use-case';
import { RemoveDocumentUseCase } from '#domain/learning/xapi/use-cases/remove-document.use-case';
import { StoreStatementsUseCase } from '#domain/learning/xapi/use-cases/store-statements.use-case';
import { useCase } from '#platform/wiring/use-case';
import { KeepDocumentHandler } from './xapi/keep-document.command.js';
import { RemoveDocumentHandler } from './xapi/remove-document.command.js';
import { StoreStatementsHandler } from './xapi/store-statements.command.js';

/** The commands of the learning record store, each with its use case. */
export const xapiCommands = [
  StoreStatementsHandler,
  useCase(StoreStatementsUseCase, { statements: StatementRepository }),
  KeepDocumentHandler,
  useCase(KeepDocumentUseCase, { documents: DocumentRepository }),
  RemoveDocumentHandler,
  useCase(RemoveDocumentUseCase, { documents: DocumentRepository }),
];

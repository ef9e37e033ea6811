import { DocumentRepository } from '#domain/learning/xapi/document.repository';
import { PlayedItems } from '#domain/learning/xapi/played-items';
import { RecordLimits } from '#domain/learning/xapi/record-room';
import { StatementRepository } from '#domain/learning/xapi/statement.repository';
import { Settings } from '#platform/config/settings';
import { SqlDocumentRepository } from './sql-document.repository.js';
import { SqlPlayedItems } from './sql-played-items.js';
import { SqlStatementRepository } from './sql-statement.repository.js';

/** How the learning record store keeps what it is told. */
export const xapiRepositories = [
  { provide: StatementRepository, useClass: SqlStatementRepository },
  { provide: PlayedItems, useClass: SqlPlayedItems },
  { provide: DocumentRepository, useClass: SqlDocumentRepository },
  {
    provide: RecordLimits,
    inject: [Settings],
    useFactory: (settings: Settings): RecordLimits => ({
      requestBytes: settings.XAPI_REQUEST_MIB * 1024 ** 2,
      statementBytes: settings.XAPI_STATEMENT_MIB * 1024 ** 2,
      statementsPerDay: settings.XAPI_STATEMENTS_PER_DAY,
      attachmentBytes: settings.XAPI_ATTACHMENTS_PER_SCHOOL_GIB * 1024 ** 3,
      documentBytes: settings.XAPI_DOCUMENTS_PER_SCHOOL_GIB * 1024 ** 3,
    }),
  },
];

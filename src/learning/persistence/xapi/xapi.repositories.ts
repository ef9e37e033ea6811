import { DocumentRepository } from '#domain/learning/xapi/document.repository';
import { PlayedItems } from '#domain/learning/xapi/played-items';
import { StatementRepository } from '#domain/learning/xapi/statement.repository';
import { SqlDocumentRepository } from './sql-document.repository.js';
import { SqlPlayedItems } from './sql-played-items.js';
import { SqlStatementRepository } from './sql-statement.repository.js';

/** How the learning record store keeps what it is told. */
export const xapiRepositories = [
  { provide: StatementRepository, useClass: SqlStatementRepository },
  { provide: PlayedItems, useClass: SqlPlayedItems },
  { provide: DocumentRepository, useClass: SqlDocumentRepository },
];

import { FindDocumentsHandler } from './find-documents.query.js';
import { FindStatementsHandler } from './find-statements.query.js';
import { GetActivityHandler } from './get-activity.query.js';
import { GetPersonHandler } from './get-person.query.js';
import { GetRecordUseHandler } from './get-record-use.query.js';

/** What the learning record store answers. */
export const xapiQueries = [
  FindStatementsHandler,
  FindDocumentsHandler,
  GetPersonHandler,
  GetActivityHandler,
  GetRecordUseHandler,
];

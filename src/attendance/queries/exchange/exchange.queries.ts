import { CountMarkRowsHandler } from './count-mark-rows.query.js';
import { FindAccountHandler } from './find-account.query.js';
import { GetEdfiExportHandler } from './get-edfi-export.query.js';
import { GetMarkImportHandler } from './get-mark-import.query.js';
import { ListMarkImportFaultsHandler } from './list-mark-import-faults.query.js';
import { ListMarkImportsHandler } from './list-mark-imports.query.js';
import { ListTakenOverRegistersHandler } from './list-taken-over-registers.query.js';
import { OpenEdfiExportHandler } from './open-edfi-export.query.js';

/** What can be asked about the exchange with other systems. */
export const exchangeQueries = [
  GetEdfiExportHandler,
  OpenEdfiExportHandler,
  FindAccountHandler,
  GetMarkImportHandler,
  ListMarkImportsHandler,
  ListMarkImportFaultsHandler,
  CountMarkRowsHandler,
  ListTakenOverRegistersHandler,
];

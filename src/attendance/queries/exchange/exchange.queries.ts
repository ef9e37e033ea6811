import { FindAccountHandler } from './find-account.query.js';
import { GetEdfiExportHandler } from './get-edfi-export.query.js';
import { OpenEdfiExportHandler } from './open-edfi-export.query.js';

/** What can be asked about the exchange with other systems. */
export const exchangeQueries = [GetEdfiExportHandler, OpenEdfiExportHandler, FindAccountHandler];

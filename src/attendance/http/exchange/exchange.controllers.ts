import { EdfiExportController } from './edfi-export.controller.js';
import { MarkImportController } from './mark-import.controller.js';

/** The resources of the exchange with other systems. */
export const exchangeControllers = [EdfiExportController, MarkImportController];

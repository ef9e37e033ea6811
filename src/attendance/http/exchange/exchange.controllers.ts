import { EdfiExportController } from './edfi-export.controller.js';

/** The resources of the exchange with other systems. */
export const exchangeControllers = [EdfiExportController];

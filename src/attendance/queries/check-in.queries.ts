import { GetCheckInCodeHandler } from './get-check-in-code.query.js';
import { GetCheckInDisplayHandler } from './get-check-in-display.query.js';
import { GetCheckInSettingsHandler } from './get-check-in-settings.query.js';
import { GetCheckInHandler } from './get-check-in.query.js';

/** What is asked about check-in. */
export const checkInQueries = [
  GetCheckInHandler,
  GetCheckInCodeHandler,
  GetCheckInDisplayHandler,
  GetCheckInSettingsHandler,
];

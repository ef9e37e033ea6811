import { ShowAlertAcknowledged } from './show-alert.on-alert-acknowledged.js';
import { ShowAlertClosed } from './show-alert.on-alert-closed.js';
import { ShowAlertOpened } from './show-alert.on-alert-opened.js';
import { TellStaff } from './tell-staff.on-alert-opened.js';
import { WatchLimits } from './watch-limits.on-figures-changed.js';

/** What keeps alerts in line with the figures, shows them and tells of them. */
export const alertReactions = [
  WatchLimits,
  TellStaff,
  ShowAlertOpened,
  ShowAlertAcknowledged,
  ShowAlertClosed,
];

import { ShowCheckInEnded } from './show-check-in.on-check-in-ended.js';
import { ShowCheckInOpened } from './show-check-in.on-check-in-opened.js';
import { ShowArrival } from './show-arrival.on-student-checked-in.js';

/** What those who watch a register are shown of check-in. */
export const checkInAnnouncers = [ShowCheckInOpened, ShowCheckInEnded, ShowArrival];

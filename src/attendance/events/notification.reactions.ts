import { ShowWall } from './show-wall.on-registers-overdue.js';
import { TellGuardians } from './tell-guardians.on-register-taken.js';

/** Who is told of what has happened, by mail or on a wall. */
export const notificationReactions = [TellGuardians, ShowWall];

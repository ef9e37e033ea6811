import { SummariseDay } from './summarise-day.on-register-counted.js';

/** What keeps the figures in line. */
export const analyticsReactions = [SummariseDay];

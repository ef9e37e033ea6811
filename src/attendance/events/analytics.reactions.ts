import { ShowDayFigures } from './show-day-figures.on-day-counted.js';
import { SummariseDay } from './summarise-day.on-register-counted.js';

/** What keeps the figures in line, and shows them. */
export const analyticsReactions = [SummariseDay, ShowDayFigures];

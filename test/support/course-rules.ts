import { ARCHIVED_RULES } from './archived-rules.js';
import { LEARNER_RULES } from './learner-rules.js';
import { VIDEO_RULES } from './video-rules.js';

/** What the database refuses by itself of what hangs on a course. */
export const COURSE_RULES = { ...LEARNER_RULES, ...VIDEO_RULES, ...ARCHIVED_RULES };

import { marking, markingTogether, sendingFiles } from './attendance.operations.js';
import { inviting } from './identity.operations.js';
import { beginningCourses } from './learning.operations.js';
import type { CrashOperation } from './operation.js';
import { addingCourses, enrolling } from './roster.operations.js';

/** What is done under fire: a write of each context at least, each with an effect that has to follow. */
export const CRASH_OPERATIONS: readonly CrashOperation[] = [
  marking,
  markingTogether,
  sendingFiles,
  addingCourses,
  enrolling,
  inviting,
  beginningCourses,
];

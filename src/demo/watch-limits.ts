import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import { AttendanceApi } from '../attendance/attendance.api.js';

/**
 * The limits that Harbour watches: those who were absent from the lesson that was submitted are under the first already,
 * so that there are alerts to look at.
 */
export async function watchLimits(app: INestApplicationContext, actor: Actor): Promise<void> {
  const attendance = app.get(AttendanceApi);
  const always = { yearGroup: null, closesItself: true, active: true };
  const rate = { measure: 'rate', threshold: 90, windowDays: 28, minSessions: 1 } as const;
  const streak = {
    measure: 'consecutive_absence',
    threshold: 3,
    windowDays: null,
    minSessions: null,
  } as const;
  await attendance.createAlertRule(
    { ...always, ...rate, title: 'Under 90 % in four weeks', tells: [] },
    actor,
  );
  await attendance.createAlertRule(
    { ...always, ...streak, title: 'Three school days in a row', tells: ['office', 'teacher'] },
    actor,
  );
}

import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '#domain/kernel/actor';
import { addDays, dateIn } from '#domain/kernel/local-date';
import { AttendanceApi } from '../attendance/attendance.api.js';
import { RosterApi } from '../roster/roster.api.js';

const wedding = { parts: [], code: null, reason: 'A wedding in the family' };
const doctor = { parts: [{ startsAt: '07:00', endsAt: '13:00' }], code: 'E', reason: 'At the doctor' };

/**
 * What an office finds in the morning at Oakfield: the guardian of the first student has asked for tomorrow, and somebody is
 * known to be at the doctor this morning, whom a teacher need not mark.
 */
export async function planAbsences(
  app: INestApplicationContext,
  schoolId: string,
  people: ReadonlyMap<string, string>,
): Promise<void> {
  const [roster, attendance] = [app.get(RosterApi), app.get(AttendanceApi)];
  const as = (email: string) => systemActor(schoolId, people.get(email) ?? null);
  const [office, guardian] = [as('office@oakfield.demo.example'), as('guardian1@oakfield.demo.example')];
  const today = dateIn(await roster.timeZone(office), new Date());
  const on = (date: string) => ({ startsOn: date, endsOn: date, periodIds: [], note: null });
  const child = await roster.personBySource('oakfield-student-1', office);
  const patient = await roster.personBySource('oakfield-student-3', office);
  if (child)
    await attendance.requestAbsence({ ...wedding, ...on(addDays(today, 1)), studentId: child }, guardian);
  if (patient) await attendance.requestAbsence({ ...doctor, ...on(today), studentId: patient }, office);
}

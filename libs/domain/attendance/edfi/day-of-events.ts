import type { LocalDate } from '../../kernel/local-date.js';
import type { EdfiCounts, EdfiWish } from './edfi-export.words.js';
import { AttendanceEvents, type EventGroup } from './attendance-events.js';
import { faultOfMark, faultOfRegister, leftOut, type LeftOut } from './left-out.js';
import {
  standsFinal,
  type MarkRecord,
  type RegisterRecord,
  type SchoolDayRecords,
} from './school-day-records.js';

/** What a day comes to: a part of the interchange, and rows of the report. */
export interface DayOfEvents {
  readonly xml: string;
  readonly leftOut: readonly LeftOut[];
  readonly counts: EdfiCounts;
}

/**
 * Says a school's day as events of Ed-Fi's Interchange-StudentAttendance. An event is known by student, section (or
 * school and session), date and category, so the marks of several periods that agree in those are one event. Form groups
 * are the school's own roll call: theirs are school events. Whatever cannot be said is in the report, mark by mark.
 */
export function dayOfEvents(wish: EdfiWish, date: LocalDate, records: SchoolDayRecords): DayOfEvents {
  const [told, missing] = sorted(date, records);
  const notTaken = records.registers.filter((register) => !standsFinal(register));
  const groups = [...Map.groupBy(told, keyOf).values()].map(groupOf);
  const [ofSections, ofSchool] = [groups.filter(isOfSection), groups.filter((group) => !isOfSection(group))];
  const taken = takenSections(records.registers);
  const events = new AttendanceEvents(wish, date, sessionsOfStudents(told));
  const xml = [
    ...ofSections.map((group) => events.ofSection(group)),
    ...ofSchool.map((group) => events.ofSchool(group)),
    ...taken.map((register) => events.taken(register)),
  ].join('\n');
  const counts = {
    studentSectionEvents: ofSections.length,
    studentSchoolEvents: ofSchool.length,
    sectionsTaken: taken.length,
    marks: told.length,
    marksLeftOut: missing.length,
    registersNotTaken: notTaken.length,
  };
  const cut = wish.reasons ? groups.flatMap((group) => events.cutReasons(group)) : [];
  const open = notTaken.map((register) => leftOut(date, register, null, `the register is ${register.state}`));
  return { xml, leftOut: [...missing, ...cut, ...open], counts };
}

function isOfSection({ kind }: EventGroup): boolean {
  return kind === 'class';
}

interface Told {
  readonly register: RegisterRecord;
  readonly mark: MarkRecord;
}

function sorted(date: LocalDate, { registers, marks }: SchoolDayRecords): [Told[], LeftOut[]] {
  const known = new Map(registers.map((register) => [register.registerId, register]));
  const shared = sharedIds(marks);
  const told: Told[] = [];
  const missing: LeftOut[] = [];
  for (const mark of marks) {
    const register = known.get(mark.registerId);
    if (!register || !standsFinal(register)) continue; // the report names the register
    const why = faultOfRegister(register) ?? faultOfMark(mark, shared);
    if (why) missing.push(leftOut(date, register, mark, why));
    else told.push({ register, mark });
  }
  return [told, missing];
}

/** Ids by which more than one student goes: whose event it is could not be told. */
function sharedIds(marks: readonly MarkRecord[]): ReadonlySet<string> {
  const bearers = new Map<string, string>();
  const shared = new Set<string>();
  for (const { studentUniqueId: id, studentId } of marks) {
    if (id === null) continue;
    if ((bearers.get(id) ?? studentId) !== studentId) shared.add(id);
    bearers.set(id, studentId);
  }
  return shared;
}

function keyOf({ register, mark }: Told): string {
  const of = register.kind === 'class' ? register.sectionId : register.sessionName;
  return JSON.stringify([register.kind, of, mark.studentUniqueId, mark.category]);
}

function groupOf(told: readonly Told[]): EventGroup {
  const inOrder = told.toSorted((a, b) => (a.register.startsAt < b.register.startsAt ? -1 : 1));
  const [{ register, mark }] = inOrder as [Told];
  const { kind } = register;
  return { kind, category: mark.category, studentUniqueId: mark.studentUniqueId!, said: inOrder };
}

/** How many sessions of form groups each student had: what one of them is of a day. */
function sessionsOfStudents(told: readonly Told[]): ReadonlyMap<string, number> {
  const ofForms = told.filter(({ register }) => register.kind === 'form');
  const byStudent = Map.groupBy(ofForms, ({ mark }) => mark.studentUniqueId!);
  return new Map([...byStudent].map(([student, sessions]) => [student, sessions.length]));
}

/** Attendance of a class was taken on a day when all its registers of the day were; the last of them says by whom. */
function takenSections(registers: readonly RegisterRecord[]): RegisterRecord[] {
  const classes = registers.filter(({ kind }) => kind === 'class');
  const sections = [...Map.groupBy(classes, ({ sectionId }) => sectionId).values()];
  return sections
    .filter((ofSection) => ofSection.every((one) => standsFinal(one) && !faultOfRegister(one)))
    .map((ofSection) => ofSection.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)).at(-1)!);
}

import type { LocalDate } from '../../kernel/local-date.js';
import { NO_COUNTS, type EdfiCounts, type EdfiWish } from './edfi-export.words.js';
import { AttendanceEvents, type EventGroup } from './attendance-events.js';
import { faultOfMark, faultOfRegister, leftOut, type LeftOut } from './left-out.js';
import { References } from './references.js';
import { standsFinal, type MarkRecord, type RegisterRecord } from './school-day-records.js';

/** What a part of a day comes to: a part of the interchange, and rows of the report. */
export interface PartOfDay {
  readonly xml: string;
  readonly leftOut: readonly LeftOut[];
  readonly counts: EdfiCounts;
}

/**
 * Says a school's day as events of Ed-Fi's Interchange-StudentAttendance, in parts: some students after others. An event is
 * known by student, section (or school and session), date and category, so the marks of several periods that agree in
 * those are one event. Form groups are the school's own roll call: theirs are school events. Whatever cannot be said is in
 * the report, mark by mark.
 */
export class DayOfEvents {
  private readonly known: ReadonlyMap<string, RegisterRecord>;
  private readonly refer: References;

  constructor(
    private readonly wish: EdfiWish,
    private readonly date: LocalDate,
    private readonly registers: readonly RegisterRecord[],
  ) {
    this.known = new Map(registers.map((register) => [register.registerId, register]));
    this.refer = new References(wish);
  }

  /** @param marks all of the day of those who go by some ids */
  ofMarks(marks: readonly MarkRecord[]): PartOfDay {
    const [told, missing] = this.sorted(marks);
    const groups = [...Map.groupBy(told, keyOf).values()].map(groupOf);
    const [ofSections, ofSchool] = [
      groups.filter(isOfSection),
      groups.filter((group) => !isOfSection(group)),
    ];
    const events = new AttendanceEvents(this.wish, this.date, this.refer, sessionsOfStudents(told));
    const xml = [
      ...ofSections.map((group) => events.ofSection(group)),
      ...ofSchool.map((group) => events.ofSchool(group)),
    ].join('\n');
    const counts = {
      ...NO_COUNTS,
      studentSectionEvents: ofSections.length,
      studentSchoolEvents: ofSchool.length,
      marks: told.length,
      marksLeftOut: missing.length,
    };
    const cut = this.wish.reasons ? groups.flatMap((group) => events.cutReasons(group)) : [];
    return { xml, leftOut: [...missing, ...cut], counts };
  }

  /** Which classes had their attendance taken, and which registers had not. */
  ofRegisters(): PartOfDay {
    const notTaken = this.registers.filter((register) => !standsFinal(register));
    const taken = takenSections(this.registers);
    const events = new AttendanceEvents(this.wish, this.date, this.refer, new Map());
    const xml = taken.map((register) => events.taken(register)).join('\n');
    const open = notTaken.map((register) =>
      leftOut(this.date, register, null, `the register is ${register.state}`),
    );
    const counts = { ...NO_COUNTS, sectionsTaken: taken.length, registersNotTaken: notTaken.length };
    return { xml, leftOut: open, counts };
  }

  private sorted(marks: readonly MarkRecord[]): [Told[], LeftOut[]] {
    const shared = sharedIds(marks);
    const told: Told[] = [];
    const missing: LeftOut[] = [];
    for (const mark of marks) {
      const register = this.known.get(mark.registerId);
      if (!register || !standsFinal(register)) continue; // the report names the register
      const why = faultOfRegister(register) ?? faultOfMark(mark, shared);
      if (why) missing.push(leftOut(this.date, register, mark, why));
      else told.push({ register, mark });
    }
    return [told, missing];
  }
}

interface Told {
  readonly register: RegisterRecord;
  readonly mark: MarkRecord;
}

function isOfSection({ kind }: EventGroup): boolean {
  return kind === 'class';
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

import type { AttendanceCategory } from '../attendance-code.words.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { EdfiWish } from './edfi-export.words.js';
import { leftOut, usableStaffId, type LeftOut } from './left-out.js';
import type { References } from './references.js';
import type { MarkRecord, RegisterRecord } from './school-day-records.js';
import { element, leaf } from './xml.js';

/** Marks that are one event, in the order of the day. */
export interface EventGroup {
  readonly kind: RegisterRecord['kind'];
  readonly category: AttendanceCategory;
  readonly studentUniqueId: string;
  readonly said: readonly { readonly register: RegisterRecord; readonly mark: MarkRecord }[];
}

const REASON_LENGTH = 255;
const DESCRIPTOR = 'uri://ed-fi.org/AttendanceEventCategoryDescriptor#';
/** Of these the minutes are told; of the others what part of the day they were. */
const MOMENTS: readonly AttendanceCategory[] = ['Tardy', 'Early departure'];

/** The events of a day, as elements of the interchange. */
export class AttendanceEvents {
  /** @param sessions how many sessions of form groups each student had that day, by unique id */
  constructor(
    private readonly wish: EdfiWish,
    private readonly date: LocalDate,
    private readonly refer: References,
    private readonly sessions: ReadonlyMap<string, number>,
  ) {}

  ofSection(group: EventGroup): string {
    const [{ register }] = group.said as [EventGroup['said'][number]];
    return element(
      'StudentSectionAttendanceEvent',
      this.attendance(group),
      this.refer.student(group.studentUniqueId),
      this.refer.section(register),
      ...moments('SectionAttendanceDuration', group),
      ...group.said.map((one) => this.refer.period(one.register)),
    );
  }

  ofSchool(group: EventGroup): string {
    const [{ register }] = group.said as [EventGroup['said'][number]];
    return element(
      'StudentSchoolAttendanceEvent',
      this.attendance(group),
      this.refer.student(group.studentUniqueId),
      this.refer.school(),
      this.refer.session(register),
      ...moments('SchoolAttendanceDuration', group),
    );
  }

  /** Said by the last register of the class on the day. */
  taken(register: RegisterRecord): string {
    const staff = usableStaffId(register.staffId);
    return element(
      'SectionAttendanceTakenEvent',
      this.refer.section(register),
      this.refer.calendarDate(this.date, register),
      leaf('EventDate', register.submittedOn ?? this.date),
      staff && this.refer.staff(staff),
    );
  }

  /** Reasons that are told only in part. */
  cutReasons({ said }: EventGroup): LeftOut[] {
    const why = `the reasons of the event have more than ${REASON_LENGTH} characters together`;
    const [first] = said;
    return reasonOf(said).length > REASON_LENGTH
      ? [leftOut(this.date, first!.register, first!.mark, why, 'reason')]
      : [];
  }

  private attendance({ category, said, kind, studentUniqueId }: EventGroup): string {
    const reason = this.wish.reasons ? reasonOf(said).slice(0, REASON_LENGTH) : '';
    const share = kind === 'form' && !MOMENTS.includes(category);
    const ofDay = said.length / (this.sessions.get(studentUniqueId) ?? said.length);
    return element(
      'AttendanceEvent',
      leaf('EventDate', this.date),
      leaf('AttendanceEventCategory', DESCRIPTOR + category),
      reason === '' ? null : leaf('AttendanceEventReason', reason),
      share ? leaf('EventDuration', Math.round(ofDay * 100) / 100) : null,
    );
  }
}

function reasonOf(said: EventGroup['said']): string {
  return [...new Set(said.flatMap(({ mark }) => mark.reason ?? []))].join('; ');
}

/** Minutes late and early, in all; the times of day where the event is of one session alone. */
function moments(duration: string, { said }: EventGroup): (string | null)[] {
  const minutes = said.reduce((sum, { mark }) => sum + (mark.minutesLate ?? 0) + (mark.minutesEarly ?? 0), 0);
  const [{ register, mark }] = said as [EventGroup['said'][number]];
  const alone = said.length === 1;
  const { minutesLate: late, minutesEarly: early } = mark;
  return [
    minutes > 0 ? leaf(duration, minutes) : null,
    alone && late ? leaf('ArrivalTime', clock(register.startsAt, late)) : null,
    alone && early ? leaf('DepartureTime', clock(register.endsAt, -early)) : null,
  ];
}

/** A time of day so many minutes later. A session does not go on past midnight. */
function clock(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = hour * 60 + minute + minutes;
  return [Math.floor(at / 60), at % 60, 0].map((part) => String(part).padStart(2, '0')).join(':');
}

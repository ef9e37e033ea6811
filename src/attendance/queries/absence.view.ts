import type { AbsenceKind, AbsenceState } from '#domain/attendance/absence/absence.words';

/** A part of each day, by the school's wall clock. */
export class DayPartView {
  /** `HH:mm` */
  startsAt!: string;
  /** `HH:mm`; not included. */
  endsAt!: string;
}

/** A student's absence that is known. */
export class AbsenceView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  studentId!: string;
  studentName!: string;
  /** `note`: it was over when it was explained. */
  kind!: AbsenceKind;
  state!: AbsenceState;
  /** First day. @format date */
  startsOn!: string;
  /** Last day. @format date */
  endsOn!: string;
  /** The same on each day; null: whole days. */
  parts!: DayPartView[] | null;
  /** Null while nobody has said which. */
  code!: string | null;
  codeLabel!: string | null;
  reason!: string;
  note!: string | null;
  /** @format date-time */
  requestedAt!: string;
  /** Null for an API client. @format uuid */
  requestedBy!: string | null;
  /** @format date-time */
  decidedAt!: string | null;
  /** @format uuid */
  decidedBy!: string | null;
  /** For whoever asked. */
  decisionNote!: string | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link AbsenceView}; a WHERE may follow. */
export const selectAbsence = `
  select a.id, a.student_id as "studentId", p.display_name as "studentName", a.kind, a.state,
    a.starts_on as "startsOn", a.ends_on as "endsOn", a.parts, a.code, c.label as "codeLabel", a.reason, a.note,
    a.requested_at as "requestedAt", a.requested_by as "requestedBy", a.decided_at as "decidedAt",
    a.decided_by as "decidedBy", a.decision_note as "decisionNote", a.version
  from attendance.absences a
  join roster_api.people_v1 p on p.school_id = a.school_id and p.roster_person_id = a.student_id
  left join attendance.codes c on c.school_id = a.school_id and c.code = a.code`;

/**
 * What somebody sees whose reach is only `own`: the absences of oneself, of one's children, and those that one has asked
 * for of students whom one teaches.
 */
export const isMyAbsence = `a.id in (
  select mine.id from attendance.absences mine where mine.student_id in (
    select g.student_id from roster_api.guardians_v1 g where g.person_id = platform.current_person()
    union all
    select me.roster_person_id from roster_api.people_v1 me where me.person_id = platform.current_person())
  union all
  select mine.id from attendance.absences mine
  where mine.requested_by = platform.current_person() and attendance.person_teaches_student(mine.student_id, attendance.school_today()))`;

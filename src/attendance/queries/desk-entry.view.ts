import type { DeskKind } from '#domain/attendance/front-desk/desk.words';

/** An entry in the book of the front desk. */
export class DeskEntryView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  studentId!: string;
  studentName!: string;
  /** The school's date. @format date */
  date!: string;
  kind!: DeskKind;
  /** When the student came or went. @format date-time */
  at!: string;
  /** Of the absence before an arrival, where one is given, or after a departure. */
  code!: string | null;
  reason!: string;
  /** @format date-time */
  recordedAt!: string;
  /** @format uuid */
  recordedBy!: string | null;
  /** Crossed out since. @format date-time */
  withdrawnAt!: string | null;
  /** @format uuid */
  withdrawnBy!: string | null;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link DeskEntryView}; a WHERE may follow. */
export const selectDeskEntry = `
  select d.id, d.student_id as "studentId", p.display_name as "studentName", d.date, d.kind, d.at, d.code, d.reason,
    d.recorded_at as "recordedAt", d.recorded_by as "recordedBy", d.withdrawn_at as "withdrawnAt",
    d.withdrawn_by as "withdrawnBy", d.version
  from attendance.desk_entries d
  join roster_api.people_v1 p on p.school_id = d.school_id and p.roster_person_id = d.student_id`;

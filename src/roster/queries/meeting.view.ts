/** A line of the timetable as the API shows it. */
export class MeetingView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  sectionId!: string;
  sectionTitle!: string;
  /** @format uuid */
  periodId!: string;
  periodName!: string;
  /** Monday 1 … Sunday 7. */
  weekday!: number;
  /** By the school's clocks, `HH:mm`. */
  startsAt!: string;
  /** By the school's clocks, `HH:mm`. */
  endsAt!: string;
  /** First day on which it may take place. @format date */
  startsOn!: string;
  /** Last day on which it may take place. @format date */
  endsOn!: string;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** Selects a {@link MeetingView}; a WHERE may follow. */
export const selectMeeting = `
  select m.id, m.section_id as "sectionId", s.title as "sectionTitle", m.period_id as "periodId", p.name as "periodName",
    m.weekday, to_char(p.starts_at, 'HH24:MI') as "startsAt", to_char(p.ends_at, 'HH24:MI') as "endsAt",
    m.starts_on as "startsOn", m.ends_on as "endsOn", m.version
  from roster.meetings m
  join roster.sections s on s.school_id = m.school_id and s.id = m.section_id
  join roster.periods p on p.school_id = m.school_id and p.id = m.period_id`;

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { weekday, type LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** A section and the period in which it meets; times are the school's wall clock, `HH:mm`. */
export interface MeetingOnDay {
  readonly sectionId: string;
  readonly title: string;
  readonly periodId: string;
  readonly periodName: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export class MeetingsOnQuery extends Query<MeetingOnDay[]> {
  constructor(
    readonly date: LocalDate,
    readonly actor: Actor,
  ) {
    super();
  }
}

const meetingsOn = prepared(`
  select m.section_id as "sectionId", s.title, m.period_id as "periodId", p.name as "periodName",
    to_char(p.starts_at, 'HH24:MI') as "startsAt", to_char(p.ends_at, 'HH24:MI') as "endsAt"
  from roster.meetings m
  join roster.sections s on s.school_id = m.school_id and s.id = m.section_id
  join roster.periods p on p.school_id = m.school_id and p.id = m.period_id
  join roster.calendar_days d on d.school_id = m.school_id and d.date = $1 and d.kind = 'instructional'
  where m.school_id = platform.current_school() and m.weekday = $2 and $1 between m.starts_on and m.ends_on
    and $1 between s.starts_on and s.ends_on
  order by p.starts_at, s.title, m.id`);

@QueryHandler(MeetingsOnQuery)
export class MeetingsOnHandler implements IQueryHandler<MeetingsOnQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ date, actor }: MeetingsOnQuery): Promise<MeetingOnDay[]> {
    return this.reader.rows<MeetingOnDay>(actor, meetingsOn, [date, weekday(date)]);
  }
}

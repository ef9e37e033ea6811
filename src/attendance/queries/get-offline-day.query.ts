import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { unlessGone } from './kept-records.js';
import { entriesView, usableCodesOf } from './mark-json.js';
import { CodeView, RegisterEntryView } from './register.view.js';
import type { RegisterState } from '#domain/attendance/register.words';

/** A register as a device keeps it. */
export class OfflineRegisterView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  sectionId!: string;
  title!: string;
  periodName!: string;
  /** @format date-time */
  startsAt!: string;
  /** @format date-time */
  endsAt!: string;
  state!: RegisterState;
  entries!: RegisterEntryView[];
}

/** Everything that a device needs to take the registers of a day without a network. */
export class OfflineDayView {
  /** @format date */
  date!: string;
  codes!: CodeView[];
  /** In the order of the day. */
  registers!: OfflineRegisterView[];
}

export class GetOfflineDayQuery extends Query<OfflineDayView> {
  constructor(
    /** The school's date; today there when it is left out. */
    readonly date: LocalDate | undefined,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** The registers of the sections that the person teaches: what one takes along, whatever else one may see. */
const day = prepared(`
  select d.date, ${usableCodesOf('platform.current_school()')} as codes,
    (select coalesce(json_agg(json_build_object('id', r.id, 'sectionId', r.section_id, 'title', r.title,
        'periodName', r.period_name, 'startsAt', r.starts_at, 'endsAt', r.ends_at, 'state', r.state,
        'entries', ${entriesView}) order by r.starts_at, r.id), '[]')
      from attendance.registers r where r.school_id = platform.current_school() and r.date = d.date
        and r.state <> 'cancelled' and attendance.person_teaches(r.section_id, r.date)) as registers
  from (select coalesce($1::date, (now() at time zone
    (select z.time_zone from identity_api.schools_v1 z where z.school_id = platform.current_school()))::date) as date) d
  where attendance.records_kept(d.date)`);

@QueryHandler(GetOfflineDayQuery)
export class GetOfflineDayHandler implements IQueryHandler<GetOfflineDayQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ date, actor }: GetOfflineDayQuery): Promise<OfflineDayView> {
    const [shown] = await this.reader.rows<OfflineDayView>(actor, day, [date ?? null]).catch(unlessGone);
    return shown!;
  }
}

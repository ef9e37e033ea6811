import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ResourceNotFound } from '#domain/academy/resources/resource.errors';
import type { Actor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOpenInLibrary, librarySightOf } from './sight.js';

/** The downloads of one day, by the school's clocks. */
export class DownloadDayView {
  /** @format date */
  date!: string;
  downloads!: number;
}

/** How often a resource was downloaded, day by day. */
export class DownloadStatisticsView {
  /** @format uuid */
  resourceId!: string;
  title!: string;
  /** @format date */
  from!: string;
  /** @format date */
  to!: string;
  /** From the first day to the last, also those without any. */
  days!: DownloadDayView[];
  /** Of these days. */
  total!: number;
}

export interface DownloadSpan {
  /** The last day; left out: today by the school's clocks. */
  readonly to?: LocalDate;
  /** How many there are with it. */
  readonly days: number;
}

export class GetDownloadStatisticsQuery extends Query<DownloadStatisticsView> {
  constructor(
    readonly resourceId: string,
    readonly span: DownloadSpan,
    readonly actor: Actor,
  ) {
    super();
  }
}

// The days are found by the index of the resource's downloads, and counted in one go.
const statistics = prepared(`
  with span as (
    select r.id, r.title, s.time_zone, t.last_day, t.last_day - $4::int + 1 as first_day
    from academy.resources r
    join identity_api.schools_v1 s on s.school_id = r.school_id
    cross join lateral (select coalesce($3::date, (now() at time zone s.time_zone)::date) as last_day) t
    where r.id = $1::uuid and ${isOpenInLibrary('$2')}),
  counted as (
    select (d.begun_at at time zone s.time_zone)::date as day, count(*)::int as downloads
    from span s join academy.downloads d on d.resource_id = s.id
      and d.begun_at >= s.first_day::timestamp at time zone s.time_zone
      and d.begun_at < (s.last_day + 1)::timestamp at time zone s.time_zone
    group by 1)
  select s.id as "resourceId", s.title, s.first_day::text as "from", s.last_day::text as "to",
    (select coalesce(sum(downloads), 0)::int from counted) as total,
    (select coalesce(json_agg(json_build_object('date', n::date, 'downloads', coalesce(c.downloads, 0)) order by n), '[]')
      from generate_series(s.first_day, s.last_day, interval '1 day') n left join counted c on c.day = n::date) as days
  from span s`);

@QueryHandler(GetDownloadStatisticsQuery)
export class GetDownloadStatisticsHandler implements IQueryHandler<GetDownloadStatisticsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws ResourceNotFound also where the reader does not answer for it */
  async execute({ resourceId, span, actor }: GetDownloadStatisticsQuery): Promise<DownloadStatisticsView> {
    const values = [resourceId, librarySightOf(actor), span.to ?? null, span.days];
    const [found] = await this.reader.rows<DownloadStatisticsView>(actor, statistics, values);
    if (!found) throw new ResourceNotFound();
    return found;
  }
}

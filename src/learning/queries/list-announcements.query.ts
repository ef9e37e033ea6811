import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { cursorKey, MOST_ITEMS, pageOf } from '#platform/http/page';
import { renderMarkdown } from '#platform/markdown/render-markdown';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { AnnouncementView } from './announcement.view.js';
import { endedInTime, shownInTurns } from './many-texts.js';
import { isOpenTo, learnsThere, sightOf } from './sight.js';

export interface AnnouncementFilter {
  readonly limit: number;
  readonly after?: string;
}

/** The announcements of a run, the newest first: to its authors all, to who learns there those that stand. */
export class ListAnnouncementsQuery extends Query<Page<AnnouncementView>> {
  constructor(
    readonly runId: string,
    readonly filter: AnnouncementFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

/**
 * One row without an id says that there is such a run within reach. That a page ends somewhere is said without a parameter as
 * well, as in `Listing`: those of the run are read from their end then, and not those of the school.
 */
const list = prepared(`
  with within_reach as (
    select r.school_id, r.id, ${isOpenTo('$2')} as open from learning.runs r
    join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
    where r.id = $1::uuid and (${isOpenTo('$2')} or ${learnsThere})
  ), listed as (
    select * from (select t.id, t.run_id as "runId", t.title, t.markdown, t.published_at as "publishedAt", p.display_name as author,
      t.withdrawn_at as "withdrawnAt"
    from within_reach w join learning.announcements t on t.school_id = w.school_id and t.run_id = $1
    left join identity_api.names_v1 p on p.person_id = t.published_by
    where (w.open or t.withdrawn_at is null) and ($3::uuid is null or t.id < $3)
    order by t.id desc limit ${MOST_ITEMS + 1}) page limit $4::int + 1)
  select listed.* from within_reach left join listed on true order by listed.id desc`);

type Listed = Omit<AnnouncementView, 'html'>;
type Row = Listed | { readonly id: null };

const textsOf = ({ markdown }: Listed) => [markdown];

@QueryHandler(ListAnnouncementsQuery)
export class ListAnnouncementsHandler implements IQueryHandler<ListAnnouncementsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseRunNotFound */
  async execute({ runId, filter, actor }: ListAnnouncementsQuery): Promise<Page<AnnouncementView>> {
    const { limit, after } = filter;
    const values = [runId, sightOf(actor), ...cursorKey(after, ['uuid']), limit];
    const rows = await this.reader.rows<Row>(actor, list, values);
    if (rows.length === 0) throw new CourseRunNotFound();
    const listed = rows.filter((row) => row.id !== null);
    const keyOf = ({ id }: Listed) => [id];
    const page = endedInTime(pageOf(listed, limit, keyOf), textsOf, keyOf);
    const withHtml = (row: Listed) => ({ ...row, html: renderMarkdown(row.markdown) });
    return { ...page, items: await shownInTurns(page.items, textsOf, withHtml) };
  }
}

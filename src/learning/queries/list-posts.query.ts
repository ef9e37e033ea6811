import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { cursorKey, pageOf } from '#platform/http/page';
import { renderMarkdown } from '#platform/markdown/render-markdown';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { endedInTime, shownInTurns } from './many-texts.js';
import { postJson, PostView, ThreadView, type BarePost } from './post.view.js';
import { isOpenTo, learnsThere, sightOf } from './sight.js';

export interface PostFilter {
  /** Only threads in which something was reported, for the authors. */
  readonly reported: boolean;
  readonly limit: number;
  readonly after?: string;
}

/** What is said about an item, thread by thread, the newest first: one statement for all of it. */
export class ListPostsQuery extends Query<Page<ThreadView>> {
  constructor(
    readonly itemId: string,
    readonly filter: PostFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** More answers than a thread has. */
const MOST_ANSWERS = 500;

const answers = `(
  select coalesce(json_agg(a.post order by a.id), '[]') from (
    select t.id, ${postJson('b.open')} as post from learning.posts t
    where t.school_id = b.school_id and t.thread_id = b.id and t.id <> b.id order by t.id limit ${MOST_ANSWERS}) a)`;

/** One row without a thread says that there is such an item within reach. */
const list = prepared(`
  with within_reach as (
    select i.school_id, i.run_id, i.id, ${isOpenTo('$2')} as open from learning.items i
    join learning.runs r on r.school_id = i.school_id and r.id = i.run_id
    join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
    where i.id = $1::uuid and (${isOpenTo('$2')} or i.state = 'published' and ${learnsThere})
  ), threads as (
    select t.school_id, t.id, t.locked, ${postJson('w.open')} as post, w.open
    from within_reach w join learning.posts t on t.school_id = w.school_id and t.run_id = w.run_id and t.item_id = w.id
    where t.thread_id = t.id and ($3::uuid is null or t.id < $3) and (not $4::boolean or w.open and exists (
      select from learning.posts x join learning.post_reports o on o.school_id = x.school_id and o.post_id = x.id
      where x.school_id = t.school_id and x.thread_id = t.id))
    order by t.id desc limit $5 + 1)
  select b.id, b.locked, b.post, case when b.id is not null then ${answers} end as answers
  from within_reach left join threads b on true order by b.id desc`);

interface Row {
  readonly id: string | null;
  readonly locked: boolean;
  readonly post: BarePost;
  readonly answers: readonly BarePost[];
}

@QueryHandler(ListPostsQuery)
export class ListPostsHandler implements IQueryHandler<ListPostsQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseItemNotFound */
  async execute({ itemId, filter, actor }: ListPostsQuery): Promise<Page<ThreadView>> {
    const { reported, limit, after } = filter;
    const values = [itemId, sightOf(actor), ...cursorKey(after, ['uuid']), reported, limit];
    const rows = await this.reader.rows<Row>(actor, list, values);
    if (rows.length === 0) throw new CourseItemNotFound();
    const threads = rows.filter(({ id }) => id !== null);
    const keyOf = ({ id }: Row) => [id!];
    const page = endedInTime(pageOf(threads, limit, keyOf), textsOf, keyOf);
    const posts = await shownInTurns(page.items.flatMap(postsOf), textOf, shown);
    const shownOf = new Map(posts.map((post) => [post.id, post]));
    const items = page.items.map(({ post, locked, answers: bare }) => ({
      ...shownOf.get(post.id)!,
      locked,
      answers: bare.map(({ id }) => shownOf.get(id)!),
    }));
    return { ...page, items };
  }
}

function postsOf({ post, answers: bare }: Row): readonly BarePost[] {
  return [post, ...bare];
}

function textOf({ markdown }: BarePost): readonly (string | null)[] {
  return [markdown];
}

function textsOf(row: Row): readonly (string | null)[] {
  return postsOf(row).flatMap(textOf);
}

function shown(post: BarePost): PostView {
  return { ...post, html: post.markdown === null ? null : renderMarkdown(post.markdown) };
}

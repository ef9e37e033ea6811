import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { cursorKey, pageOf } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { endedInTime, MOST_CHARACTERS, shownInTurns } from './many-texts.js';
import { postJson, shownCharacters, shownPost, textOf, ThreadView, type BarePost } from './post.view.js';
import { isOpenTo, learnsThere, sightOf } from './sight.js';

export interface PostFilter {
  /** Only threads in which something was reported, for the authors. */
  readonly reported: boolean;
  readonly limit: number;
  readonly after?: string;
}

/** What is said about an item, thread by thread, the newest first, with the newest answers of each: one statement for all of it. */
export class ListPostsQuery extends Query<Page<ThreadView>> {
  constructor(
    readonly itemId: string,
    readonly filter: PostFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Of a thread in the list; those before are read page by page. With the post itself they are always less than a page may show. */
const NEWEST_ANSWERS = 10;

/** One more than is shown says that there are some before; the newest first. */
const answers = `(
  select coalesce(json_agg(a.post order by a.id desc), '[]') as answers, coalesce(sum(a.characters), 0) as characters from (
    select t.id, ${postJson('b.open')} as post, ${shownCharacters('b.open')} as characters from learning.posts t
    where t.school_id = b.school_id and t.thread_id = b.id and t.id <> b.id
    order by t.id desc limit ${NEWEST_ANSWERS} + 1) a)`;

/**
 * One row without a thread says that there is such an item within reach. The first thread with which the page would hold too
 * much is the last that leaves the database: it says where the next page begins.
 */
const list = prepared(`
  with within_reach as (
    select i.school_id, i.run_id, i.id, ${isOpenTo('$2')} as open from learning.items i
    join learning.runs r on r.school_id = i.school_id and r.id = i.run_id
    join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
    where i.id = $1::uuid and (${isOpenTo('$2')} or i.state = 'published' and ${learnsThere})
  ), begun as (
    select t.school_id, t.id, t.locked, ${postJson('w.open')} as post, ${shownCharacters('w.open')} as characters, w.open
    from within_reach w join learning.posts t on t.school_id = w.school_id and t.run_id = w.run_id and t.item_id = w.id
    where t.thread_id = t.id and ($3::uuid is null or t.id < $3) and (not $4::boolean or w.open and exists (
      select from learning.posts x join learning.post_reports o on o.school_id = x.school_id and o.post_id = x.id
      where x.school_id = t.school_id and x.thread_id = t.id))
    order by t.id desc limit $5 + 1
  ), threads as (
    select b.id, b.locked, b.post, a.answers,
      sum(b.characters + a.characters) over (order by b.id desc rows between unbounded preceding and 1 preceding) as before
    from begun b cross join lateral ${answers} a)
  select t.id, t.locked, t.post, t.answers from within_reach
  left join threads t on coalesce(t.before, 0) <= ${MOST_CHARACTERS} order by t.id desc`);

interface Row {
  readonly id: string | null;
  readonly locked: boolean;
  readonly post: BarePost;
  /** The newest first. */
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
    const threads = rows.filter(({ id }) => id !== null).map(withNewest);
    const page = endedInTime(pageOf(threads, limit, keyOf), textsOf, keyOf);
    const posts = await shownInTurns(page.items.flatMap(postsOf), textOf, shownPost);
    const shownOf = new Map(posts.map((post) => [post.id, post]));
    const items = page.items.map(({ post, answers: bare, ...thread }) => ({
      ...shownOf.get(post.id)!,
      ...thread,
      answers: bare.map(({ id }) => shownOf.get(id)!),
    }));
    return { ...page, items };
  }
}

interface Thread extends Pick<ThreadView, 'locked' | 'earlier'> {
  readonly post: BarePost;
  readonly answers: readonly BarePost[];
}

/** With its newest answers in order, and where those before them begin. */
function withNewest({ post, locked, answers: newest }: Row): Thread {
  const { items, next } = pageOf(newest, NEWEST_ANSWERS, ({ id }) => [id]);
  return { post, locked, answers: items.toReversed(), ...(next !== undefined && { earlier: next }) };
}

function keyOf({ post }: Thread): readonly string[] {
  return [post.id];
}

function postsOf({ post, answers: bare }: Thread): readonly BarePost[] {
  return [post, ...bare];
}

function textsOf(thread: Thread): readonly (string | null)[] {
  return postsOf(thread).flatMap(textOf);
}

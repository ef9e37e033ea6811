import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { PostNotFound } from '#domain/learning/talk/talk.errors';
import { cursorKey, pageOf } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { endedInTime, MOST_CHARACTERS, shownInTurns } from './many-texts.js';
import { postJson, PostView, shownCharacters, shownPost, textOf, type BarePost } from './post.view.js';
import { isOpenTo, learnsThere, sightOf } from './sight.js';

export interface AnswerFilter {
  readonly limit: number;
  readonly after?: string;
}

/** The answers of a thread, the newest first. */
export class ListAnswersOfThreadQuery extends Query<Page<PostView>> {
  constructor(
    readonly threadId: string,
    readonly filter: AnswerFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

/**
 * One row without a post says that there is such a thread within reach. The first answer with which the page would hold too
 * much is the last that leaves the database.
 */
const list = prepared(`
  with within_reach as (
    select b.school_id, b.id, ${isOpenTo('$2')} as open from learning.posts b
    join learning.items i on i.school_id = b.school_id and i.run_id = b.run_id and i.id = b.item_id
    join learning.runs r on r.school_id = i.school_id and r.id = i.run_id
    join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
    where b.id = $1::uuid and b.thread_id = b.id
      and (${isOpenTo('$2')} or i.state = 'published' and ${learnsThere})
  ), answers as (
    select t.id, ${postJson('w.open')} as post, ${shownCharacters('w.open')} as characters
    from within_reach w join learning.posts t on t.school_id = w.school_id and t.thread_id = w.id
    where t.id <> w.id and ($3::uuid is null or t.id < $3)
    order by t.id desc limit $4 + 1
  ), listed as (
    select id, post, sum(characters) over (order by id desc rows between unbounded preceding and 1 preceding) as before
    from answers)
  select l.post from within_reach
  left join listed l on coalesce(l.before, 0) <= ${MOST_CHARACTERS} order by l.id desc`);

interface Row {
  readonly post: BarePost | null;
}

const keyOf = ({ id }: BarePost) => [id];

@QueryHandler(ListAnswersOfThreadQuery)
export class ListAnswersOfThreadHandler implements IQueryHandler<ListAnswersOfThreadQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws PostNotFound also for a post that is an answer itself */
  async execute({ threadId, filter, actor }: ListAnswersOfThreadQuery): Promise<Page<PostView>> {
    const { limit, after } = filter;
    const values = [threadId, sightOf(actor), ...cursorKey(after, ['uuid']), limit];
    const rows = await this.reader.rows<Row>(actor, list, values);
    if (rows.length === 0) throw new PostNotFound();
    const answers = rows.flatMap(({ post }) => post ?? []);
    const page = endedInTime(pageOf(answers, limit, keyOf), textOf, keyOf);
    return { ...page, items: await shownInTurns(page.items, textOf, shownPost) };
  }
}

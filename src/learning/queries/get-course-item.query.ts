import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Quiz } from '#domain/learning/assessment/quiz';
import { CourseItemNotFound, CourseItemNotOpen } from '#domain/learning/outline/outline.errors';
import { CourseItemLocked } from '#domain/learning/progress/progress.errors';
import { renderMarkdown } from '#platform/markdown/render-markdown';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { CourseItemView, selectItem, type QuizRulesView } from './outline.view.js';
import { isOpenTo, learnsThere, sightOf } from './sight.js';

export class GetCourseItemQuery extends Query<CourseItemView> {
  constructor(
    readonly itemId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

interface Found extends CourseItemView {
  /** The reader is an author, for whom everything is open at any time. */
  readonly open: boolean;
  /** By its own dates and its module’s. */
  readonly from: string | null;
  readonly until: string | null;
  readonly notYet: boolean | null;
  readonly over: boolean | null;
  readonly missing: readonly string[];
}

const open = isOpenTo('$2');

const byId = prepared(`
  ${selectItem(open)} where i.id = $1::uuid and (${open} or i.state = 'published' and ${learnsThere})`);

@QueryHandler(GetCourseItemQuery)
export class GetCourseItemHandler implements IQueryHandler<GetCourseItemQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseItemNotFound, CourseItemNotOpen, CourseItemLocked */
  async execute({ itemId, actor }: GetCourseItemQuery): Promise<CourseItemView> {
    const [found] = await this.reader.rows<Found>(actor, byId, [itemId, sightOf(actor)]);
    if (!found) throw new CourseItemNotFound();
    const { open: isAuthor, from, until, notYet, over, missing, quiz, ...item } = found;
    if (!isAuthor && (notYet || over)) throw new CourseItemNotOpen(from, until);
    if (!isAuthor && missing.length > 0) throw new CourseItemLocked(missing);
    const html = item.markdown === null ? null : renderMarkdown(item.markdown);
    return { ...item, html, quiz: isAuthor ? quiz : null, rules: quiz && rulesOf(quiz) };
  }
}

/** Which questions are asked is the authors’ alone. */
function rulesOf({ questionIds, draws, ...quiz }: Quiz): QuizRulesView {
  const questions = draws.reduce((sum, { count }) => sum + count, questionIds.length);
  const { attempts, minutes, method, passAt, release, reveal } = quiz;
  return { questions, attempts, minutes, method, passAt, release, reveal };
}

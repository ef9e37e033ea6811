import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { SubmissionState } from '#domain/learning/assessment/submission.words';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { amongMine } from './among-mine.js';
import { enrolmentSeenWith } from './course-enrolment.view.js';
import { endedInTime, shownInTurns } from './many-texts.js';
import { isOpenTo, sightOf, type Sight } from './sight.js';
import { selectSubmission, textsOf, withHtml, type SubmissionView } from './submission.view.js';

export const SUBMISSION_SORTS = ['id', '-id'] as const;
type SubmissionSort = (typeof SUBMISSION_SORTS)[number];

export interface SubmissionFilter extends ListInput<SubmissionSort> {
  readonly runId?: string;
  readonly itemId?: string;
  readonly learnerId?: string;
  readonly state?: SubmissionState;
}

export class ListSubmissionsQuery extends Query<Page<SubmissionView>> {
  constructor(
    readonly filter: SubmissionFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const by = { id: [['s.id', 'uuid', 'id']] } as const;
const listingWith = (sight: Sight) =>
  new Listing<SubmissionView, SubmissionSort>(selectSubmission(`'${sight}'`), by);
/** What is selected depends on the reader: a list for each sight. */
const LISTINGS: Readonly<Record<Sight, Listing<SubmissionView, SubmissionSort>>> = {
  all: listingWith('all'),
  author: listingWith('author'),
  published: listingWith('published'),
};

@QueryHandler(ListSubmissionsQuery)
export class ListSubmissionsHandler implements IQueryHandler<ListSubmissionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ filter, actor }: ListSubmissionsQuery): Promise<Page<SubmissionView>> {
    const sight = sightOf(actor);
    const found = await LISTINGS[sight].page(this.reader, actor, filter, [
      [enrolmentSeenWith(`'${sight}'`)],
      [`(i.state = 'published' or ${isOpenTo(`'${sight}'`)})`],
      amongMine(actor, filter, { table: 'learning.submissions', as: 's' }),
      given('s.run_id = ?', filter.runId),
      given('s.item_id = ?', filter.itemId),
      given('s.learner_id = ?', filter.learnerId),
      given('s.state = ?', filter.state),
    ]);
    const page = endedInTime(found, textsOf, ({ id }) => [filter.sort, id]);
    return { ...page, items: await shownInTurns(page.items, textsOf, withHtml) };
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AttemptNotFound } from '#domain/learning/assessment/attempt.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { attemptShown } from './attempt-shown.js';
import { attemptSeenWith, selectAttempt, type AttemptRow, type AttemptView } from './attempt.view.js';
import { sightOf } from './sight.js';

export class GetAttemptQuery extends Query<AttemptView> {
  constructor(
    readonly attemptId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectAttempt('$2')} where a.id = $1::uuid and ${attemptSeenWith('$2')}`);

@QueryHandler(GetAttemptQuery)
export class GetAttemptHandler implements IQueryHandler<GetAttemptQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws AttemptNotFound */
  async execute({ attemptId, actor }: GetAttemptQuery): Promise<AttemptView> {
    const [found] = await this.reader.rows<AttemptRow>(actor, byId, [attemptId, sightOf(actor)]);
    if (!found) throw new AttemptNotFound();
    return attemptShown(found);
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EnrolmentNotFound } from '#domain/roster/enrolment.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOneOfMine } from './own-reach.js';
import { selectEnrolment, EnrolmentView } from './enrolment.view.js';

export class GetEnrolmentQuery extends Query<EnrolmentView> {
  constructor(
    readonly enrolmentId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(
  `${selectEnrolment} where e.id = $1::uuid and (not $2::boolean or ${isOneOfMine('e.student_id')})`,
);

@QueryHandler(GetEnrolmentQuery)
export class GetEnrolmentHandler implements IQueryHandler<GetEnrolmentQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws EnrolmentNotFound */
  async execute({ enrolmentId, actor }: GetEnrolmentQuery): Promise<EnrolmentView> {
    const ownOnly = actor.reach('roster.person.read') === 'own';
    const [found] = await this.reader.rows<EnrolmentView>(actor, byId, [enrolmentId, ownOnly]);
    if (!found) throw new EnrolmentNotFound();
    return found;
  }
}

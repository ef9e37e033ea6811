import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TeachingAssignmentNotFound } from '#domain/roster/teaching-assignment.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isMySection } from './own-reach.js';
import { selectTeachingAssignment, TeachingAssignmentView } from './teaching-assignment.view.js';

export class GetTeachingAssignmentQuery extends Query<TeachingAssignmentView> {
  constructor(
    readonly teachingAssignmentId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(
  `${selectTeachingAssignment} where a.id = $1::uuid and (not $2::boolean or ${isMySection('a.section_id')})`,
);

@QueryHandler(GetTeachingAssignmentQuery)
export class GetTeachingAssignmentHandler implements IQueryHandler<GetTeachingAssignmentQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws TeachingAssignmentNotFound */
  async execute({
    teachingAssignmentId,
    actor,
  }: GetTeachingAssignmentQuery): Promise<TeachingAssignmentView> {
    const ownOnly = actor.reach('roster.section.read') === 'own';
    const [found] = await this.reader.rows<TeachingAssignmentView>(actor, byId, [
      teachingAssignmentId,
      ownOnly,
    ]);
    if (!found) throw new TeachingAssignmentNotFound();
    return found;
  }
}

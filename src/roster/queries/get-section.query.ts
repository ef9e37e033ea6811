import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SectionNotFound } from '#domain/roster/section.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isMySection } from './own-reach.js';
import { selectSection, SectionView } from './section.view.js';

export class GetSectionQuery extends Query<SectionView> {
  constructor(
    readonly sectionId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(
  `${selectSection} where s.id = $1::uuid and (not $2::boolean or ${isMySection('s.id')})`,
);

@QueryHandler(GetSectionQuery)
export class GetSectionHandler implements IQueryHandler<GetSectionQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws SectionNotFound */
  async execute({ sectionId, actor }: GetSectionQuery): Promise<SectionView> {
    const ownOnly = actor.reach('roster.section.read') === 'own';
    const [found] = await this.reader.rows<SectionView>(actor, byId, [sectionId, ownOnly]);
    if (!found) throw new SectionNotFound();
    return found;
  }
}

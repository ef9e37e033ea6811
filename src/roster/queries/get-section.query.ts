import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SectionNotFound } from '#domain/roster/section.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { SectionView, sectionColumns, visibleSections } from './section.view.js';

export class GetSectionQuery extends Query<SectionView> {
  constructor(
    readonly sectionId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(
  `select ${sectionColumns} from roster.sections s where s.id = $1 and ${visibleSections(2)}`,
);

@QueryHandler(GetSectionQuery)
export class GetSectionHandler implements IQueryHandler<GetSectionQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ sectionId, actor }: GetSectionQuery): Promise<SectionView> {
    const ownOnly = actor.reach('roster.section.read') === 'own';
    const [section] = await this.reader.rows<SectionView>(actor, byId, [sectionId, ownOnly]);
    if (!section) throw new SectionNotFound();
    return section;
  }
}

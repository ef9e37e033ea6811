import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { SectionView, sectionColumns, visibleSections } from './section.view.js';

export class ListSectionsQuery extends Query<Page<SectionView>> {
  constructor(
    readonly page: PageQuery,
    readonly actor: Actor,
  ) {
    super();
  }
}

const list = prepared(`
  select ${sectionColumns} from roster.sections s
  where ($1::text is null or (s.title, s.id) > ($1, $2::uuid)) and ${visibleSections(4)}
  order by s.title, s.id limit $3 + 1`);

@QueryHandler(ListSectionsQuery)
export class ListSectionsHandler implements IQueryHandler<ListSectionsQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ page, actor }: ListSectionsQuery): Promise<Page<SectionView>> {
    const ownOnly = actor.reach('roster.section.read') === 'own';
    const values = [...cursorKey(page.after, 2), page.limit, ownOnly];
    const rows = await this.reader.rows<SectionView>(actor, list, values);
    return pageOf(rows, page.limit, ({ title, id }) => [title, id]);
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TermNotFound } from '#domain/roster/term.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { selectTerm, TermView } from './term.view.js';

export class GetTermQuery extends Query<TermView> {
  constructor(
    readonly termId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectTerm} where t.id = $1::uuid`);

@QueryHandler(GetTermQuery)
export class GetTermHandler implements IQueryHandler<GetTermQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws TermNotFound */
  async execute({ termId, actor }: GetTermQuery): Promise<TermView> {
    const [found] = await this.reader.rows<TermView>(actor, byId, [termId]);
    if (!found) throw new TermNotFound();
    return found;
  }
}

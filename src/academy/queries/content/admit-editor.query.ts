import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { EntryNotFound } from '#domain/academy/content/content.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { openTo, sightOf } from './sight.js';

/** Answers nothing, and to those alone who see what of the entry is not published. */
export class AdmitEditorQuery extends Query<void> {
  constructor(
    readonly entryId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`select e.id from academy.entries e where e.id = $1::uuid and ${openTo('$2')}`);

@QueryHandler(AdmitEditorQuery)
export class AdmitEditorHandler implements IQueryHandler<AdmitEditorQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws EntryNotFound */
  async execute({ entryId, actor }: AdmitEditorQuery): Promise<void> {
    const found = await this.reader.rows(actor, byId, [entryId, sightOf(actor)]);
    if (found.length === 0) throw new EntryNotFound();
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OccurrenceNotFound } from '#domain/academy/events/event.errors';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOpenTo, seatSightOf } from './sight.js';

/** Answers nothing, and to whoever sees who has a seat at the occurrence alone. */
export class AdmitOrganiserQuery extends Query<void> {
  constructor(
    readonly occurrenceId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`
  select from academy.occurrences o join academy.events e on e.school_id = o.school_id and e.id = o.event_id
  where o.id = $1::uuid and ${isOpenTo('$2')}`);

@QueryHandler(AdmitOrganiserQuery)
export class AdmitOrganiserHandler implements IQueryHandler<AdmitOrganiserQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws OccurrenceNotFound */
  async execute({ occurrenceId, actor }: AdmitOrganiserQuery): Promise<void> {
    const found = await this.reader.rows(actor, byId, [occurrenceId, seatSightOf(actor)]);
    if (found.length === 0) throw new OccurrenceNotFound();
  }
}

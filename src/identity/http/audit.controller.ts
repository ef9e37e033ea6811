import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { ListAuditEntriesQuery } from '../queries/list-audit-entries.query.js';
import { AuditFilter, AuditPage } from './audit.dto.js';

/** What was changed in a school: who, what, when, before, after, from where. Nobody can change or delete it. */
@Controller('schools/:schoolId/audit-entries')
export class AuditController {
  constructor(private readonly queries: QueryBus) {}

  /** The latest first. */
  @Get()
  @Requires('identity.audit.read')
  list(@CurrentActor() actor: Actor, @Query() filter: AuditFilter): Promise<AuditPage> {
    return this.queries.execute(new ListAuditEntriesQuery(filter, actor)) as Promise<AuditPage>;
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { PageQuery } from '#platform/http/page';
import { ListRegistersNotTakenQuery } from '../../queries/notifications/list-registers-not-taken.query.js';
import { RegisterNotTakenPage } from './not-taken.dto.js';

/** The wall: registers of today that should have been submitted by now. */
@Controller('schools/:schoolId/registers-not-taken')
export class NotTakenController {
  constructor(private readonly queries: QueryBus) {}

  /** The longest overdue first; pushed as `school:{schoolId}:registers-not-taken`. */
  @Get()
  @Requires('attendance.overdue.read')
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<RegisterNotTakenPage> {
    return this.queries.execute(new ListRegistersNotTakenQuery(page, actor)) as Promise<RegisterNotTakenPage>;
  }
}

import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { GetRecordUseQuery, RecordUseView } from '../queries/xapi/get-record-use.query.js';

/** The learning record store, for those who answer for it; programs speak to it at `/xapi`. */
@Controller('schools/:schoolId/record-store')
export class RecordStoreController {
  constructor(private readonly queries: QueryBus) {}

  /** How much programs have stored today and in all, and how much they may. */
  @Get()
  @Requires('learning.record-store.read')
  getRecordUse(@CurrentActor() actor: Actor): Promise<RecordUseView> {
    return this.queries.execute(new GetRecordUseQuery(actor));
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { AlsoAs } from '#platform/http/also-as';
import { GetRatesQuery } from '../../queries/get-rates.query.js';
import { RatesView } from '../../queries/rates.view.js';
import { RatesDto } from './rates.dto.js';
import { ratesForms } from './rates.forms.js';

/** How much is attended: rates, each with its numerator and denominator. */
@Controller('schools/:schoolId/attendance-rates')
export class RatesController {
  constructor(private readonly queries: QueryBus) {}

  /** Rates of a span of days by year group, section, weekday, period, or over time. */
  @Get()
  @Requires('attendance.analytics.read')
  @AlsoAs(ratesForms)
  get(@CurrentActor() actor: Actor, @Query() filter: RatesDto): Promise<RatesView> {
    return this.queries.execute(new GetRatesQuery(filter, actor));
  }
}

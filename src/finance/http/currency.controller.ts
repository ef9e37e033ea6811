import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { SignedIn } from '#platform/auth/decorators';
import { CurrencyList, ListCurrenciesQuery } from '../queries/list-currencies.query.js';

@Controller('currencies')
@SignedIn()
export class CurrencyController {
  constructor(private readonly queries: QueryBus) {}

  /** The active currencies of ISO 4217, all of them, and how minor units of each are written. */
  @Get()
  listCurrencies(): Promise<CurrencyList> {
    return this.queries.execute(new ListCurrenciesQuery());
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CURRENCIES, exponentOf } from '#domain/kernel/currencies';

export class CurrencyView {
  /** ISO 4217. */
  code!: string;
  /** How many decimal places its minor unit has: JPY 0, EUR 2, KWD 3. */
  exponent!: number;
}

export class CurrencyList {
  items!: CurrencyView[];
}

export class ListCurrenciesQuery extends Query<CurrencyList> {}

const items = CURRENCIES.map((code) => ({ code, exponent: exponentOf(code) }));

@QueryHandler(ListCurrenciesQuery)
export class ListCurrenciesHandler implements IQueryHandler<ListCurrenciesQuery> {
  async execute(): Promise<CurrencyList> {
    return { items };
  }
}

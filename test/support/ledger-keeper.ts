import type { Answer, TestApp } from './test-app.js';
import type { TestPerson } from './two-schools.js';

export interface Told {
  readonly id: string;
  readonly code?: string;
  readonly [field: string]: unknown;
}

/** Somebody who keeps a ledger, or looks into it. */
export class LedgerKeeper {
  constructor(
    private readonly app: TestApp,
    readonly person: TestPerson,
  ) {}

  call<Body = Told>(method: string, path: string, body?: object, headers = {}): Promise<Answer<Body>> {
    const said = body === undefined ? {} : { body };
    return this.app.call<Body>(method, path, { token: this.person.token, headers, ...said });
  }

  async ledger(title = 'Household'): Promise<string> {
    const details = { title, baseCurrency: 'EUR', timeZone: 'Europe/Warsaw' };
    return (await this.call('POST', '/ledgers', details)).body.id;
  }

  async account(ledgerId: string, kind: string, name: string, more: object = {}): Promise<string> {
    const currency = kind === 'asset' || kind === 'liability' ? 'EUR' : null;
    const body = { kind, name, currency, ...more };
    return (await this.call('POST', `/ledgers/${ledgerId}/accounts`, body)).body.id;
  }

  /** A ledger with money in the bank and something to spend it on. */
  async household(opening = '100000') {
    const ledgerId = await this.ledger();
    const begun = { opening: { amount: opening, date: '2026-01-01' } };
    const bank = await this.account(ledgerId, 'asset', 'Bank', begun);
    const cash = await this.account(ledgerId, 'asset', 'Cash');
    const food = await this.account(ledgerId, 'expense', 'Food');
    const wage = await this.account(ledgerId, 'income', 'Wage');
    return { ledgerId, bank, cash, food, wage };
  }

  spend(home: Household, amount: string, more: object = {}): Promise<Answer<Told>> {
    const body = {
      date: '2026-11-23',
      accountId: home.bank,
      amount,
      parts: [{ accountId: home.food, weight: '1' }],
    };
    return this.call('POST', `/ledgers/${home.ledgerId}/transactions/spent`, { ...body, ...more });
  }

  /** What is posted to an account in euros. */
  async posted(ledgerId: string, accountId: string): Promise<string> {
    const path = `/ledgers/${ledgerId}/accounts/${accountId}`;
    const { body } = await this.call<{ balances: { currency: string; posted: string }[] }>('GET', path);
    return body.balances.find(({ currency }) => currency === 'EUR')?.posted ?? '0';
  }

  /** Offers a ledger to somebody, who accepts. Answers the id of the share. */
  async shareWith(other: LedgerKeeper, ledgerId: string, access: 'viewer' | 'editor'): Promise<string> {
    await this.call('POST', `/ledgers/${ledgerId}/shares`, { email: other.person.email, access });
    const { body } = await other.call<{ items: Told[] }>('GET', '/ledger-invitations');
    const { id } = body.items[0]!;
    await other.call('POST', `/ledger-invitations/${id}/accept`);
    return id;
  }
}

export type Household = Awaited<ReturnType<LedgerKeeper['household']>>;

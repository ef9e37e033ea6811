import { LedgerKeeper, type Household, type Told } from '../../support/ledger-keeper.js';
import { somebody } from '../../support/two-schools.js';
import type { OtherRequest, OtherWorld, Sample } from './other-request.js';

interface Kept {
  readonly world: OtherWorld;
  readonly keeper: LedgerKeeper;
  readonly home: Household;
}

const date = '2026-11-23';

/** A request of somebody in a ledger of their own, which is made for it alone. */
function within(
  path: string | ((kept: Kept) => string | Promise<string>),
  body?: (kept: Kept) => object,
): Sample {
  return async (world): Promise<OtherRequest> => {
    const keeper = new LedgerKeeper(world.app, await somebody(world.app, null, {}));
    const kept = { world, keeper, home: await keeper.household() };
    const rest = typeof path === 'string' ? path : await path(kept);
    const said = body && { body: body(kept) };
    return { path: `/ledgers/${kept.home.ledgerId}${rest}`, token: keeper.person.token, ...said };
  };
}

const spent = async ({ keeper, home }: Kept, pending = false) =>
  `/transactions/${(await keeper.spend(home, '450', { pending })).body.id}`;
const account = ({ home }: Kept) => `/accounts/${home.cash}`;
const postings = ({ home }: Kept) => [
  { accountId: home.bank, amount: '-450', currency: 'EUR' },
  { accountId: home.food, amount: '450', currency: 'EUR' },
];
const entry = (kept: Kept, category: string) => ({
  date,
  accountId: kept.home.bank,
  amount: '1000',
  parts: [{ accountId: category, weight: '1' }],
});
const offer = ({ world }: Kept) => ({ email: world.schools.lake.people.teacher.email, access: 'viewer' });

function answering(answer: 'accept' | 'decline'): Sample {
  return async ({ app }) => {
    const owner = new LedgerKeeper(app, await somebody(app, null, {}));
    const invited = new LedgerKeeper(app, await somebody(app, null, {}));
    const said = { email: invited.person.email, access: 'viewer' };
    await owner.call('POST', `/ledgers/${await owner.ledger()}/shares`, said);
    const { body } = await invited.call<{ items: Told[] }>('GET', '/ledger-invitations');
    return { path: `/ledger-invitations/${body.items[0]!.id}/${answer}`, token: invited.person.token };
  };
}

const begin = { title: 'Mine', baseCurrency: 'EUR', timeZone: 'Europe/Warsaw' };
const byTeacher = (path: string, body?: object): Sample => {
  return ({ schools }) => ({ path, token: schools.hill.people.teacher.token, ...(body && { body }) });
};

/** Of ledgers, which belong to people. */
export const LEDGER_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /currencies': byTeacher('/currencies'),
  'GET /ledgers': byTeacher('/ledgers'),
  'POST /ledgers': byTeacher('/ledgers', begin),
  'GET /ledgers/{ledgerId}': within(''),
  'PATCH /ledgers/{ledgerId}': within('', () => ({ title: 'Ours' })),
  'GET /ledgers/{ledgerId}/soundness': within('/soundness'),
  'GET /ledgers/{ledgerId}/shares': within('/shares'),
  'POST /ledgers/{ledgerId}/shares': within('/shares', offer),
  'DELETE /ledgers/{ledgerId}/shares/{shareId}': within(async (kept) => {
    const path = `/ledgers/${kept.home.ledgerId}/shares`;
    const { body } = await kept.keeper.call<{ items: Told[] }>('POST', path, offer(kept));
    return `/shares/${body.items[0]!.id}`;
  }),
  'GET /ledger-invitations': byTeacher('/ledger-invitations'),
  'POST /ledger-invitations/{shareId}/accept': answering('accept'),
  'POST /ledger-invitations/{shareId}/decline': answering('decline'),
  'GET /ledgers/{ledgerId}/accounts': within('/accounts'),
  'POST /ledgers/{ledgerId}/accounts': within('/accounts', () => ({ kind: 'expense', name: 'Fun' })),
  'GET /ledgers/{ledgerId}/accounts/{accountId}': within(account),
  'PATCH /ledgers/{ledgerId}/accounts/{accountId}': within(account, () => ({ name: 'Purse' })),
  'POST /ledgers/{ledgerId}/accounts/{accountId}/close': within((kept) => `${account(kept)}/close`),
  'POST /ledgers/{ledgerId}/accounts/{accountId}/reopen': within((kept) => `${account(kept)}/reopen`),
  'GET /ledgers/{ledgerId}/accounts/{accountId}/entries': within((kept) => `${account(kept)}/entries`),
  'GET /ledgers/{ledgerId}/journal/csv': within('/journal/csv'),
  'GET /ledgers/{ledgerId}/journal/ledger': within('/journal/ledger'),
  'GET /ledgers/{ledgerId}/journal/beancount': within('/journal/beancount'),
  'GET /ledgers/{ledgerId}/balances': within('/balances'),
  'GET /ledgers/{ledgerId}/cash-flow': within('/cash-flow?from=2026-01-01&to=2026-12-31'),
  'GET /ledgers/{ledgerId}/transactions': within('/transactions'),
  'POST /ledgers/{ledgerId}/transactions': within('/transactions', (kept) => ({
    date,
    postings: postings(kept),
  })),
  'POST /ledgers/{ledgerId}/transactions/spent': within('/transactions/spent', (kept) =>
    entry(kept, kept.home.food),
  ),
  'POST /ledgers/{ledgerId}/transactions/received': within('/transactions/received', (kept) =>
    entry(kept, kept.home.wage),
  ),
  'POST /ledgers/{ledgerId}/transactions/moved': within('/transactions/moved', ({ home }) => ({
    date,
    fromAccountId: home.bank,
    toAccountId: home.cash,
    amount: '5000',
  })),
  'GET /ledgers/{ledgerId}/transactions/{transactionId}': within((kept) => spent(kept)),
  'DELETE /ledgers/{ledgerId}/transactions/{transactionId}': within((kept) => spent(kept, true)),
  'POST /ledgers/{ledgerId}/transactions/{transactionId}/post': within(
    async (kept) => `${await spent(kept, true)}/post`,
  ),
  'POST /ledgers/{ledgerId}/transactions/{transactionId}/reverse': within(
    async (kept) => `${await spent(kept)}/reverse`,
    () => ({}),
  ),
  'POST /ledgers/{ledgerId}/transactions/{transactionId}/correct': within(
    async (kept) => `${await spent(kept)}/correct`,
    (kept) => ({ date, postings: postings(kept) }),
  ),
};

import type { INestApplicationContext } from '@nestjs/common';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { addDays, dateIn, type LocalDate } from '#domain/kernel/local-date';
import { FinanceApi } from '../finance/finance.api.js';

const KEEPER = 'teacher1@oakfield.demo.example';
const MAY_WRITE_AS_WELL = 'guardian1@oakfield.demo.example';

/** What comes again: every how many days, from how long ago, minor units, who, and which category. */
const SPENT = [
  [30, 89, '85000', 'Landlord', 'Home'],
  [7, 86, '6480', 'Market hall', 'Food'],
  [9, 80, '1890', 'Baker & Sons', 'Food'],
  [21, 70, '4200', 'Railway', 'Travel'],
  [28, 65, '1299', 'Picture house', 'Fun'],
] as const;
const WAGE = { every: 30, since: 88, amount: 245_000n };

interface Books {
  readonly finance: FinanceApi;
  readonly keeper: Actor;
  readonly ledgerId: string;
  readonly bank: string;
  readonly dollars: string;
  readonly categories: ReadonlyMap<string, string>;
  readonly today: LocalDate;
}

/** A teacher keeps the books of a household, in two currencies, and offers them to a guardian. They belong to no school. */
export async function keepLedger(
  app: INestApplicationContext,
  people: ReadonlyMap<string, string>,
  timeZone: string,
): Promise<void> {
  const finance = app.get(FinanceApi);
  const keeper = systemActor(null, people.get(KEEPER));
  const today = dateIn(timeZone, new Date());
  const details = { title: 'Household', baseCurrency: 'EUR', timeZone };
  const ledgerId = await finance.beginLedger(details, keeper);
  const [bank, dollars] = await openAccounts(finance, { ledgerId, began: addDays(today, -91) }, keeper);
  const categories = await openCategories(finance, ledgerId, keeper);
  await liveThreeMonths({ finance, keeper, ledgerId, bank, dollars, categories, today });
  await finance.offerLedger({ ledgerId, email: MAY_WRITE_AS_WELL, access: 'editor' }, keeper);
}

async function liveThreeMonths(books: Books): Promise<void> {
  const { finance, keeper, ledgerId, bank, dollars, today } = books;
  for (let ago = WAGE.since; ago >= 0; ago -= WAGE.every)
    await record(books, { way: 'received', ago, amount: WAGE.amount, payee: 'School', category: 'Wage' });
  for (const [every, since, units, payee, category] of SPENT)
    for (let ago: number = since; ago >= 0; ago -= every)
      await record(books, { way: 'spent', ago, amount: BigInt(units), payee, category });
  const transfer = { fromAccountId: bank, toAccountId: dollars, amount: 20_000n, received: 23_150n };
  const details = { date: addDays(today, -12), payee: null, note: null, tags: [], pending: false };
  await finance.recordTransfer({ ledgerId, transfer, details }, keeper);
}

interface Happened {
  readonly way: 'spent' | 'received';
  readonly ago: number;
  readonly amount: bigint;
  readonly payee: string;
  readonly category: string;
}

async function record(
  { finance, keeper, ledgerId, bank, categories, today }: Books,
  { way, ago, amount, payee, category }: Happened,
): Promise<void> {
  const parts = [{ accountId: categories.get(category)!, amount: null, weight: 1n }];
  const details = { date: addDays(today, -ago), payee, note: null, tags: [], pending: false };
  const entry = { way, accountId: bank, amount, parts };
  await finance.recordEntry({ ledgerId, entry, details }, keeper);
}

async function openAccounts(
  finance: FinanceApi,
  { ledgerId, began }: { ledgerId: string; began: string },
  keeper: Actor,
): Promise<[bank: string, dollars: string]> {
  const asset = { ledgerId, kind: 'asset', parentId: null } as const;
  const opening = { amount: 182_450n, date: began };
  const bank = { ...asset, name: 'Bank', currency: 'EUR', opening };
  const dollars = { ...asset, name: 'Travel money', currency: 'USD', opening: null };
  return [await finance.openAccount(bank, keeper), await finance.openAccount(dollars, keeper)];
}

async function openCategories(
  finance: FinanceApi,
  ledgerId: string,
  keeper: Actor,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const category = { ledgerId, currency: null, parentId: null, opening: null };
  for (const name of ['Home', 'Food', 'Travel', 'Fun'])
    found.set(name, await finance.openAccount({ ...category, kind: 'expense', name }, keeper));
  found.set('Wage', await finance.openAccount({ ...category, kind: 'income', name: 'Wage' }, keeper));
  return found;
}

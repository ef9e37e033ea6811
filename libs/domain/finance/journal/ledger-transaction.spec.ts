import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { totals } from '../../kernel/money.js';
import { financeWorld, type FinanceWorld } from '../testing/finance-world.js';
import { BeginLedgerUseCase } from '../use-cases/begin-ledger.use-case.js';
import { DiscardTransactionUseCase } from '../use-cases/discard-transaction.use-case.js';
import { OpenAccountUseCase, type OpenAccountInput } from '../use-cases/open-account.use-case.js';
import { PostTransactionUseCase } from '../use-cases/post-transaction.use-case.js';
import { RecordTransactionUseCase } from '../use-cases/record-transaction.use-case.js';
import { ReverseTransactionUseCase } from '../use-cases/reverse-transaction.use-case.js';
import { SetAccountStateUseCase } from '../use-cases/set-account-state.use-case.js';
import type { Posting, TransactionDraft } from './transaction.words.js';

let world: FinanceWorld;
let ledgerId: string;
let bank: string;
let food: string;

beforeEach(async () => {
  world = financeWorld();
  const details = { title: 'Mine', baseCurrency: 'EUR', timeZone: 'Europe/Warsaw' };
  ledgerId = (await new BeginLedgerUseCase(world).execute(details, world.actor)).id;
  bank = await open({ kind: 'asset', name: 'Bank', currency: 'EUR' });
  food = await open({ kind: 'expense', name: 'Food', currency: null });
});

async function open(given: Pick<OpenAccountInput, 'kind' | 'name' | 'currency'> & Partial<OpenAccountInput>) {
  const input = { ledgerId, parentId: null, opening: null, ...given };
  return (await new OpenAccountUseCase(world).execute(input, world.actor)).id;
}
const posting = (accountId: string, amount: bigint, currency = 'EUR'): Posting => ({
  accountId,
  amount,
  currency,
  price: null,
});
const draft = (postings: readonly Posting[], pending = false): TransactionDraft => ({
  date: '2026-11-23',
  payee: 'Baker',
  note: null,
  tags: [],
  pending,
  postings,
});
const record = (postings: readonly Posting[], pending = false) =>
  new RecordTransactionUseCase(world).execute({ ledgerId, draft: draft(postings, pending) }, world.actor);
const bread = (pending = false) => record([posting(bank, -450n), posting(food, 450n)], pending);
const named = (transactionId: string) => ({ ledgerId, transactionId });
const reverse = (transactionId: string, instead: TransactionDraft | null = null) =>
  new ReverseTransactionUseCase(world).execute({ ...named(transactionId), date: null, instead }, world.actor);
const refusal = (code: string) => expect.objectContaining({ code });
const balance = async (accountId: string) => {
  const [last] = world.transactions.all.slice(-1);
  const all = await world.transactions.balances(last!);
  return all.find((one) => one.accountId === accountId);
};

describe('a transaction', () => {
  it('D4 changes what its accounts hold, and tells it', async () => {
    const { id } = await bread();
    expect(await balance(bank)).toEqual({ accountId: bank, currency: 'EUR', posted: '-450', pending: '0' });
    const [told] = (await world.transactions.hold(ledgerId, id)).takeEvents();
    expect(told).toMatchObject({
      type: 'finance.transaction_changed',
      aggregateId: ledgerId,
      data: { transaction: { id, state: 'posted', payee: 'Baker' }, balances: [{}, {}] },
    });
    expect(() => JSON.stringify(told)).not.toThrow();
  });

  it('D1 is taken exactly if its postings come to zero in each currency', async () => {
    const euros = await open({ kind: 'equity', name: 'Anything', currency: null });
    const amounts = fc.array(
      fc.tuple(fc.bigInt({ min: -9n, max: 9n }), fc.constantFrom('EUR', 'JPY', 'KWD')),
      {
        minLength: 2,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(amounts, async (some) => {
        const postings = some.filter(([amount]) => amount !== 0n).map(([a, c]) => posting(euros, a, c));
        const sound = [...totals(postings).values()].every((total) => total === 0n);
        const answer = await record(postings).then(
          () => 'taken',
          (error: { code: string }) => error.code,
        );
        expect(answer).toBe(sound ? 'taken' : 'finance.transaction_unbalanced');
      }),
    );
  });

  it.each([
    ['finance.account_unknown', () => [posting('nowhere', -1n), posting(food, 1n)]],
    ['finance.amount_unfit', () => [posting(bank, 0n), posting(food, 0n)]],
    ['finance.amount_unfit', () => [posting(food, -(10n ** 15n)), posting(food, 10n ** 15n)]],
    ['finance.currency_unfit', () => [posting(bank, -1n, 'USD'), posting(food, 1n, 'USD')]],
    ['finance.currency_unknown', () => [posting(food, -1n, 'DEM'), posting(food, 1n, 'DEM')]],
    [
      'finance.price_unfit',
      () => [{ ...posting(bank, -1n), price: { amount: 1n, currency: 'EUR' } }, posting(food, 1n)],
    ],
  ] as const)('is refused with %s', async (code, postings) => {
    await expect(record(postings())).rejects.toThrow(refusal(code));
  });

  it('waits as pending, and is posted once, or discarded', async () => {
    const [{ id: first }, { id: second }] = [await bread(true), await bread(true)];
    expect(await balance(bank)).toMatchObject({ posted: '0', pending: '-900' });
    await new PostTransactionUseCase(world).execute(named(first), world.actor);
    await new DiscardTransactionUseCase(world).execute(named(second));
    expect(await balance(bank)).toMatchObject({ posted: '-450', pending: '0' });
    const again = new PostTransactionUseCase(world).execute(named(first), world.actor);
    await expect(again).rejects.toThrow(refusal('finance.transaction_posted'));
    const discard = new DiscardTransactionUseCase(world).execute(named(first));
    await expect(discard).rejects.toThrow(refusal('finance.transaction_posted'));
  });

  it('D3 is taken back by a reversal, once, and a reversal not at all', async () => {
    const { id } = await bread();
    const { reversalId } = await reverse(id);
    expect(await balance(bank)).toMatchObject({ posted: '0' });
    expect((await world.transactions.hold(ledgerId, reversalId)).facts).toMatchObject({
      kind: 'reversal',
      reversesId: id,
    });
    await expect(reverse(id)).rejects.toThrow(refusal('finance.transaction_reversed'));
    await expect(reverse(reversalId)).rejects.toThrow(refusal('finance.reversal_stays'));
    await expect(reverse((await bread(true)).id)).rejects.toThrow(refusal('finance.transaction_not_posted'));
  });

  it('D3 is corrected by a reversal and a replacement, linked to it', async () => {
    const { id } = await bread();
    const { reversalId, replacementId } = await reverse(
      id,
      draft([posting(bank, -540n), posting(food, 540n)]),
    );
    expect((await world.transactions.hold(ledgerId, id)).facts).toMatchObject({
      reversedById: reversalId,
      replacedById: replacementId,
    });
    expect(await balance(bank)).toMatchObject({ posted: '-540' });
  });

  it('D4 leaves, after any sequence of them, what the sum of all postings is', async () => {
    const steps = fc.array(fc.constantFrom('record', 'note', 'post', 'discard', 'reverse'), {
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (some) => {
        for (const step of some) {
          const ids = world.transactions.all.map(({ facts }) => facts.id);
          const last = ids.at(-1) ?? 'none';
          if (step === 'record' || step === 'note') await bread(step === 'note');
          else if (step === 'post')
            await new PostTransactionUseCase(world).execute(named(last), world.actor).catch(() => undefined);
          else if (step === 'discard')
            await new DiscardTransactionUseCase(world).execute(named(last)).catch(() => undefined);
          else await reverse(last).catch(() => undefined);
        }
        const all = world.transactions.all.flatMap(({ facts }) => facts.postings);
        expect([...totals(all).values()].every((total) => total === 0n)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('an account', () => {
  it('begins with what is in it, against equity', async () => {
    const savings = await open({
      kind: 'asset',
      name: 'Savings',
      currency: 'EUR',
      opening: { amount: 100_000n, date: '2026-01-01' },
    });
    expect(await balance(savings)).toMatchObject({ posted: '100000' });
    expect(world.transactions.all[0]!.facts).toMatchObject({ kind: 'opening', date: '2026-01-01' });
  });

  it('is closed only with nothing in it, and takes nothing then', async () => {
    const set = (accountId: string, isOpen: boolean) =>
      new SetAccountStateUseCase(world).execute({
        ledgerId,
        accountId,
        open: isOpen,
        expectedVersion: undefined,
      });
    const { id } = await bread();
    await expect(set(bank, false)).rejects.toThrow(refusal('finance.account_not_empty'));
    await reverse(id);
    await set(bank, false);
    await expect(bread()).rejects.toThrow(refusal('finance.account_closed'));
    await set(bank, true);
    await bread();
    const opening = world.accounts.all.find(({ purpose }) => purpose === 'opening')!;
    await expect(set(opening.id, false)).rejects.toThrow(refusal('finance.account_of_ledger'));
  });

  it.each([
    ['finance.account_currency_missing', { kind: 'asset', name: 'X', currency: null }],
    ['finance.currency_unknown', { kind: 'asset', name: 'X', currency: 'DEM' }],
    [
      'finance.account_unfit',
      { kind: 'expense', name: 'X', currency: 'EUR', opening: { amount: 1n, date: '2026-01-01' } },
    ],
  ] as const)('is refused with %s', async (code, given) => {
    await expect(open(given)).rejects.toThrow(refusal(code));
  });

  it('is only looked at by whom the ledger is shared with for looking', async () => {
    world.ledgers.as = 'viewer';
    await expect(bread()).rejects.toThrow(refusal('finance.ledger_read_only'));
  });
});

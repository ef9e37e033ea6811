import { minorUnits } from '#domain/kernel/money';
import type { EntryWay, PlainEntry, PlainTransfer } from '#domain/finance/journal/plain-entry';
import type { TransactionDetails, TransactionDraft } from '#domain/finance/journal/transaction.words';
import type {
  RecordEntryDto,
  RecordTransactionDto,
  RecordTransferDto,
  TransactionDetailsDto,
} from './transaction.dto.js';

/** Requests in words of the domain: amounts are text there and numbers here. */
export function draftOf({ postings, ...said }: RecordTransactionDto): TransactionDraft {
  return {
    ...detailsOf(said),
    postings: postings.map(({ accountId, amount, currency, price }) => ({
      accountId,
      amount: minorUnits(amount),
      currency,
      price: price && { amount: minorUnits(price.amount), currency: price.currency },
    })),
  };
}

export function entryOf(way: EntryWay, { accountId, amount, parts }: RecordEntryDto): PlainEntry {
  return {
    way,
    accountId,
    amount: minorUnits(amount),
    parts: parts.map((part) => ({
      accountId: part.accountId,
      amount: unitsOrNull(part.amount),
      weight: unitsOrNull(part.weight),
    })),
  };
}

export function transferOf(given: RecordTransferDto): PlainTransfer {
  const { fromAccountId, toAccountId, amount, received } = given;
  return { fromAccountId, toAccountId, amount: minorUnits(amount), received: unitsOrNull(received) };
}

export function detailsOf({ date, payee, note, tags, pending }: TransactionDetailsDto): TransactionDetails {
  return { date, payee, note, tags: [...new Set(tags)], pending };
}

function unitsOrNull(text: string | null): bigint | null {
  return text === null ? null : minorUnits(text);
}

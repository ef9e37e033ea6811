import { decimalOf } from '#domain/kernel/money';
import type { MoneyView, TransactionView } from '../../queries/transaction.view.js';

/** A part of an account's name: a colon begins the next one, two spaces end it, and a semicolon begins a comment. */
export function ledgerName(name: string): string {
  return oneLine(name.replaceAll(/[:;]/g, '-'));
}

/**
 * A transaction as hledger and ledger read it. Its id is the code between brackets, so nothing that a payee is called is taken
 * for one. What was changed into another currency balances by the ledger's exchange, so its price is a comment.
 */
export function ledgerTransaction(
  { id, date, state, payee, note, tags, postings, reversesId, replacesId }: TransactionView,
  names: ReadonlyMap<string, string>,
): string {
  const said = [
    ...(reversesId ? [`reverses: ${reversesId}`] : []),
    ...(replacesId ? [`replaces: ${replacesId}`] : []),
    ...tags.map((tag) => `tag: ${oneLine(tag).replaceAll(',', ' ')}`),
    ...(note === null ? [] : note.split(/\r?\n/).map((line) => `note: ${oneLine(line)}`)),
  ];
  const described = oneLine((payee ?? '-').replaceAll(';', ',').replaceAll('|', '/'));
  const lines = postings.map((posting) => {
    const price = posting.price ? `  ; price: ${written(posting.price)}` : '';
    return `    ${names.get(posting.accountId)}  ${written(posting)}${price}`;
  });
  const head = `${date} ${state === 'pending' ? '!' : '*'} (${id}) ${described}`;
  return [head, ...said.map((line) => `    ; ${line}`), ...lines, '', ''].join('\n');
}

/** `-12.50 EUR` */
export function written({ amount, currency }: MoneyView): string {
  return `${decimalOf({ amount: BigInt(amount), currency })} ${currency}`;
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

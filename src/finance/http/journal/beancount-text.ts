import type { AccountView } from '../../queries/account.view.js';
import type { TransactionView } from '../../queries/transaction.view.js';
import { oneLine, written } from './ledger-text.js';

/** A part of an account's name begins with a capital letter or a digit, and has letters, digits and hyphens alone. */
export function beancountName(name: string): string {
  const sound = name.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  return sound === '' ? 'X' : sound.charAt(0).toUpperCase() + sound.slice(1);
}

/** Before anything happened, as every account has to be opened there. */
export function beancountHead(
  title: string,
  baseCurrency: string,
  accounts: readonly AccountView[],
  names: ReadonlyMap<string, string>,
  first: string,
): string {
  const opened = accounts.map(({ id, currency }) =>
    [first, 'open', names.get(id), ...(currency ? [currency] : [])].join(' '),
  );
  const options = [`option "title" ${quoted(title)}`, `option "operating_currency" "${baseCurrency}"`];
  return [...options, '', ...opened, '', ''].join('\n');
}

export function beancountTransaction(
  { id, date, state, payee, note, tags, postings, reversesId, replacesId }: TransactionView,
  names: ReadonlyMap<string, string>,
): string {
  const marks = tags.map((tag) => tag.replaceAll(/[^A-Za-z0-9\-_/.]+/g, '-')).filter((tag) => tag !== '');
  const head = [date, state === 'pending' ? '!' : '*', quoted(payee ?? ''), quoted(note ?? '')];
  const metadata = [
    `  id: "${id}"`,
    ...(reversesId ? [`  reverses: "${reversesId}"`] : []),
    ...(replacesId ? [`  replaces: "${replacesId}"`] : []),
  ];
  const lines = postings.flatMap((posting) => [
    `  ${names.get(posting.accountId)}  ${written(posting)}`,
    ...(posting.price ? [`    price: "${written(posting.price)}"`] : []),
  ]);
  return [[...head, ...marks.map((tag) => `#${tag}`)].join(' '), ...metadata, ...lines, '', ''].join('\n');
}

function quoted(text: string): string {
  return `"${oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

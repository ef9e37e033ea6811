import type { TransactionKind, TransactionState } from '#domain/finance/journal/transaction.words';

/** A posting of an account, and what the account held of its currency after it. */
export class AccountEntryView {
  /** @format uuid */
  transactionId!: string;
  /** Which posting of the transaction it is, from 1. */
  line!: number;
  /** @format date */
  date!: string;
  state!: TransactionState;
  kind!: TransactionKind;
  payee!: string | null;
  note!: string | null;
  tags!: string[];
  /** Minor units: positive where it came, negative where it went. */
  amount!: string;
  /** ISO 4217. */
  currency!: string;
  /** Minor units that the account held of the currency then, by date; what is pending is no part of it. */
  balance!: string;
}

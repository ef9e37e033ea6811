import type { Currency } from '../../kernel/currencies.js';
import type { AccountKind, AccountPurpose } from './account.words.js';

/** What has to be known of an account before something is posted to it. */
export interface PostingPlace {
  readonly id: string;
  readonly kind: AccountKind;
  readonly purpose: AccountPurpose | null;
  readonly currency: Currency | null;
  readonly closed: boolean;
}

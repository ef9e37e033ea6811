import { token } from '../../kernel/token.js';
import type { Account } from './account.js';
import type { PostingPlace } from './posting-place.js';
import type { AccountPurpose } from './account.words.js';

/** The accounts of a ledger that the person of the unit of work sees. */
export interface AccountRepository {
  /** For changing it: nothing is posted to it until the unit of work ends. @throws AccountNotFound */
  hold(ledgerId: string, accountId: string): Promise<Account>;
  /** Whether it holds nothing, and nothing is pending. */
  isEmpty(account: Account): Promise<boolean>;
  /** Where something is to be posted: by id, or by what they are for. None is closed until the unit of work ends. */
  places(
    ledgerId: string,
    wanted: { readonly ids: readonly string[]; readonly purposes?: readonly AccountPurpose[] },
  ): Promise<PostingPlace[]>;
  /** How many the ledger has. */
  count(ledgerId: string): Promise<number>;
  /** Stored at once, so that something can be posted to it. */
  add(...accounts: readonly Account[]): Promise<void>;
}
export const AccountRepository = token<AccountRepository>('AccountRepository');

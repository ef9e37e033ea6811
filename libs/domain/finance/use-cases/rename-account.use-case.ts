import { expectVersion } from '../../kernel/version.js';
import type { AccountRepository } from '../accounts/account.repository.js';
import type { Bookkeeper } from '../ledger/bookkeeper.js';

export interface RenameAccountInput {
  readonly ledgerId: string;
  readonly accountId: string;
  readonly name: string;
  readonly expectedVersion: number | undefined;
}

/** What an account is and where it lies stays: what is written in it was written there. */
export class RenameAccountUseCase {
  constructor(private readonly deps: { bookkeeper: Bookkeeper; accounts: AccountRepository }) {}

  async execute({ ledgerId, accountId, name, expectedVersion }: RenameAccountInput): Promise<void> {
    await this.deps.bookkeeper.admitWriter(ledgerId);
    const account = await this.deps.accounts.hold(ledgerId, accountId);
    expectVersion(account, expectedVersion);
    account.rename(name);
  }
}

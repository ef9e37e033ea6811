import type { Clock } from '../../kernel/clock.js';
import { expectVersion } from '../../kernel/version.js';
import type { AccountRepository } from '../accounts/account.repository.js';
import type { Bookkeeper } from '../ledger/bookkeeper.js';

export interface SetAccountStateInput {
  readonly ledgerId: string;
  readonly accountId: string;
  readonly open: boolean;
  readonly expectedVersion: number | undefined;
}

/** Closes an account, in which nothing may be then, or opens it again. */
export class SetAccountStateUseCase {
  constructor(private readonly deps: { bookkeeper: Bookkeeper; accounts: AccountRepository; clock: Clock }) {}

  async execute({ ledgerId, accountId, open, expectedVersion }: SetAccountStateInput): Promise<void> {
    await this.deps.bookkeeper.admitWriter(ledgerId);
    const account = await this.deps.accounts.hold(ledgerId, accountId);
    expectVersion(account, expectedVersion);
    if (open) account.reopen();
    else account.close(await this.deps.accounts.isEmpty(account), this.deps.clock.now());
  }
}

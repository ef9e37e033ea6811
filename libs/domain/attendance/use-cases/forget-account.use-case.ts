import type { ForgottenAccount, PersonalTraces } from '../erasure/personal-traces.js';

/** Somebody's account was erased (K6), and what a school keeps of its own stays. The log of mails keeps what the school knew by its own record. */
export class ForgetAccountUseCase {
  constructor(private readonly deps: { traces: PersonalTraces }) {}

  execute(account: ForgottenAccount): Promise<void> {
    return this.deps.traces.forgetAccount(account);
  }
}

import type { OwnerTraces } from '../erasure/owner-traces.js';

export interface ForgetOwnerInput {
  readonly personId: string;
}

/** Somebody's account was erased (K6). A ledger is its owner's alone, and no law has anybody else keep it: it goes. */
export class ForgetOwnerUseCase {
  constructor(private readonly deps: { traces: OwnerTraces }) {}

  execute({ personId }: ForgetOwnerInput): Promise<void> {
    return this.deps.traces.forget(personId);
  }
}

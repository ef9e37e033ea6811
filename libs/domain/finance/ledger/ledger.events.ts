import { DomainEvent } from '../../kernel/domain-event.js';

/** Somebody may not see the ledger any more. */
export class LedgerShareEnded extends DomainEvent<{ readonly shareId: string }> {
  static override readonly type = 'finance.share_ended';
}

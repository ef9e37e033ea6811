import { DomainEvent } from '../../kernel/domain-event.js';

/** Somebody has come, or their ticket was seen again by another device. */
export class TicketScanned extends DomainEvent<{
  readonly occurrenceId: string;
  /** How often it was seen so far; 1: they have come. */
  readonly scans: number;
  readonly by: string | null;
}> {
  static override readonly type = 'academy.ticket_scanned';
}

import { Injectable } from '@nestjs/common';
import { LedgerTransactionDiscarded } from '#domain/finance/journal/transaction.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';

@Injectable()
@Announces(LedgerTransactionDiscarded)
export class ShowTransactionDiscarded implements Announcer<LedgerTransactionDiscarded> {
  announce({ type, aggregateId, data }: Envelope<LedgerTransactionDiscarded>): Announcement {
    return { messages: [{ topic: `ledger:${aggregateId}`, type, data }] };
  }
}

import { Injectable } from '@nestjs/common';
import { LedgerTransactionChanged } from '#domain/finance/journal/transaction.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';

@Injectable()
@Announces(LedgerTransactionChanged)
export class ShowTransactionChanged implements Announcer<LedgerTransactionChanged> {
  announce({ type, aggregateId, data }: Envelope<LedgerTransactionChanged>): Announcement {
    return { messages: [{ topic: `ledger:${aggregateId}`, type, data }] };
  }
}

import { Injectable } from '@nestjs/common';
import { LedgerShareEnded } from '#domain/finance/ledger/ledger.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';

/** Whoever watches the ledger has to have a right to it still. */
@Injectable()
@Announces(LedgerShareEnded)
export class AskWatchersOfLedger implements Announcer<LedgerShareEnded> {
  announce({ aggregateId }: Envelope<LedgerShareEnded>): Announcement {
    return { askAgain: [`ledger:${aggregateId}`] };
  }
}

import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { OF_NO_SCHOOL, WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { AccountList } from '../queries/account.view.js';
import { GetLedgerQuery } from '../queries/get-ledger.query.js';
import { ListAccountsQuery } from '../queries/list-accounts.query.js';
import { TransactionDiscardedMessage, TransactionMessage } from './ledger-messages.js';

/** A ledger, for its owner and whom it is shared with. Each message says what the accounts concerned hold now. */
@Injectable()
@WatchableTopic({
  pattern: 'ledger:{ledgerId}',
  permission: 'finance.ledger.read',
  messages: [
    { type: 'finance.transaction_changed', data: TransactionMessage },
    { type: 'finance.transaction_discarded', data: TransactionDiscardedMessage },
  ],
  snapshot: AccountList,
})
export class LedgerTopic implements Topic {
  constructor(private readonly queries: QueryBus) {}

  async schoolOf(): Promise<string> {
    return OF_NO_SCHOOL;
  }

  async admit(actor: Actor, { ledgerId }: TopicParams): Promise<void> {
    await this.queries.execute(new GetLedgerQuery(ledgerId!, actor));
  }

  snapshot(actor: Actor, { ledgerId }: TopicParams): Promise<AccountList> {
    return this.queries.execute(new ListAccountsQuery(ledgerId!, actor));
  }
}

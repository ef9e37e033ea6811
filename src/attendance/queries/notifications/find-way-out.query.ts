import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { phrasesOf } from '#domain/attendance/notifications/letters/phrases-of';
import type { UnsubscribeRequest } from '#domain/attendance/notifications/notification.words';
import { SubscriptionLinks } from '#domain/attendance/notifications/subscription-links';
import { publicUrl, Settings } from '#platform/config/settings';
import { ShowSubscriptionQuery } from './show-subscription.query.js';

/** The link by which a recipient ends mails of a kind, as each of them carries it. */
export interface WayOut {
  readonly url: string;
  /** In the language of the recipient. */
  readonly label: string;
}

/** Null: the recipient has ended them. */
export class FindWayOutQuery extends Query<WayOut | null> {
  constructor(readonly request: UnsubscribeRequest) {
    super();
  }
}

@QueryHandler(FindWayOutQuery)
export class FindWayOutHandler implements IQueryHandler<FindWayOutQuery> {
  constructor(
    private readonly queries: QueryBus,
    @Inject(SubscriptionLinks) private readonly links: SubscriptionLinks,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async execute({ request }: FindWayOutQuery): Promise<WayOut | null> {
    const { wanted, locale } = await this.queries.execute(new ShowSubscriptionQuery(request));
    if (!wanted) return null;
    const token = await this.links.tokenFor(request);
    return { url: `${publicUrl(this.settings)}/unsubscribe/${token}`, label: phrasesOf(locale).stop };
  }
}

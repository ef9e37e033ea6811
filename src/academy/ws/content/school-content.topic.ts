import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { PublishedContentPage } from '../../http/content/published-content.dto.js';
import { ListPublishedContentQuery } from '../../queries/content/list-published-content.query.js';
import { ContentMessage } from './content-messages.js';

/** What a school publishes and takes back, for its members. */
@Injectable()
@WatchableTopic({
  pattern: 'school:{schoolId}:content',
  permission: 'academy.content.read',
  messages: [
    { type: 'academy.entry_published', data: ContentMessage },
    { type: 'academy.entry_unpublished', data: ContentMessage },
  ],
  snapshot: PublishedContentPage,
})
export class SchoolContentTopic implements Topic {
  constructor(private readonly queries: QueryBus) {}

  async schoolOf({ schoolId }: TopicParams): Promise<string | null> {
    return schoolId ?? null;
  }

  /** Whoever has the permission: nothing is shown on it that is not published. */
  async admit(): Promise<void> {}

  /** The newest, in the language that the site shows by itself. */
  snapshot(actor: Actor): Promise<PublishedContentPage> {
    const newest = { sort: '-publishedAt', limit: 50 } as const;
    return this.queries.execute(
      new ListPublishedContentQuery(newest, actor),
    ) as Promise<PublishedContentPage>;
  }
}

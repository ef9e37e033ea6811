import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { ResourcePage } from '../../http/resources/resource.dto.js';
import { ListResourcesQuery } from '../../queries/resources/list-resources.query.js';
import { CollectionMessage, ResourceDownloadMessage, ResourceMessage } from './resource-messages.js';

/** As many resources as a library shows at once. */
const SHELF = 200;

/** The library of a school: what is published, for everybody who may read it, authors included. */
@Injectable()
@WatchableTopic({
  pattern: 'school:{schoolId}:resources',
  permission: 'academy.resource.read',
  messages: [
    { type: 'academy.resource_changed', data: ResourceMessage },
    { type: 'academy.resource_downloaded', data: ResourceDownloadMessage },
    { type: 'academy.collection_changed', data: CollectionMessage },
  ],
  snapshot: ResourcePage,
})
export class ResourcesTopic implements Topic {
  constructor(private readonly queries: QueryBus) {}

  async schoolOf({ schoolId }: TopicParams): Promise<string | null> {
    return schoolId ?? null;
  }

  /** Whoever has the permission: nothing is shown on it that is not published. */
  async admit(): Promise<void> {}

  snapshot(actor: Actor): Promise<ResourcePage> {
    const published = { state: 'published', sort: '-id', limit: SHELF } as const;
    return this.queries.execute(new ListResourcesQuery(published, actor)) as Promise<ResourcePage>;
  }
}

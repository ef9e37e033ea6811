import { Injectable } from '@nestjs/common';
import { CollectionChanged } from '#domain/academy/resources/resource.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { CollectionMessage } from '../../ws/resources/resource-messages.js';

@Injectable()
@Announces(CollectionChanged)
export class ShowCollection implements Announcer<CollectionChanged> {
  announce({ type, schoolId, aggregateId, data }: Envelope<CollectionChanged>): Announcement {
    const message: CollectionMessage = { collectionId: aggregateId, change: data.change };
    return { messages: [{ topic: `school:${schoolId}:resources`, type, data: message }] };
  }
}

import { Injectable } from '@nestjs/common';
import { ResourceChanged } from '#domain/academy/resources/resource.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { ResourceMessage } from '../../ws/resources/resource-messages.js';

@Injectable()
@Announces(ResourceChanged)
export class ShowResource implements Announcer<ResourceChanged> {
  announce({ type, schoolId, aggregateId, data }: Envelope<ResourceChanged>): Announcement {
    const { change, state, title, number, isPublic } = data;
    if (!isPublic) return { messages: [] };
    const message: ResourceMessage = { resourceId: aggregateId, change, state, title, number };
    return { messages: [{ topic: `school:${schoolId}:resources`, type, data: message }] };
  }
}

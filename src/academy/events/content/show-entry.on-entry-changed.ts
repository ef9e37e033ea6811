import { Injectable } from '@nestjs/common';
import { EntryChanged } from '#domain/academy/content/content.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';

/** Its editors see that it is another; what was made for visitors may show its tags. */
@Injectable()
@Announces(EntryChanged)
export class ShowEntryChanged implements Announcer<EntryChanged> {
  announce({ type, schoolId, aggregateId: entryId, data: { kind } }: Envelope<EntryChanged>): Announcement {
    const message = { topic: `content-entry:${entryId}`, type, data: { entryId, kind } };
    return { messages: [message], evict: [`content:${schoolId}`] };
  }
}

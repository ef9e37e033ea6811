import { Injectable } from '@nestjs/common';
import { EntryPublished } from '#domain/academy/content/content.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';

@Injectable()
@Announces(EntryPublished)
export class ShowContentPublished implements Announcer<EntryPublished> {
  announce({ type, schoolId, aggregateId: entryId, data }: Envelope<EntryPublished>): Announcement {
    const { versionId, kind, locale, slug, title } = data;
    const shown = { entryId, versionId, kind, locale, slug, title };
    const message = { topic: `school:${schoolId}:content`, type, data: shown };
    return { messages: [message], evict: [`content:${schoolId}`] };
  }
}

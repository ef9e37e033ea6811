import { Injectable } from '@nestjs/common';
import { EntryUnpublished } from '#domain/academy/content/content.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';

@Injectable()
@Announces(EntryUnpublished)
export class ShowContentUnpublished implements Announcer<EntryUnpublished> {
  announce({ type, schoolId, aggregateId: entryId, data }: Envelope<EntryUnpublished>): Announcement {
    const { versionId, kind, locale, slug } = data;
    const shown = { entryId, versionId, kind, locale, slug, title: null };
    const message = { topic: `school:${schoolId}:content`, type, data: shown };
    return { messages: [message], evict: [`content:${schoolId}`] };
  }
}

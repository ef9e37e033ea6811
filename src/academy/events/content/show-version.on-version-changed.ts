import { Injectable } from '@nestjs/common';
import { VersionChanged } from '#domain/academy/content/content.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';

/** For those alone who see what is not published. */
@Injectable()
@Announces(VersionChanged)
export class ShowVersion implements Announcer<VersionChanged> {
  announce({ type, aggregateId: entryId, data }: Envelope<VersionChanged>): Announcement {
    const { versionId, locale, to: state, publishAt } = data;
    const shown = { entryId, versionId, locale, state, publishAt };
    return { messages: [{ topic: `content-entry:${entryId}`, type, data: shown }] };
  }
}

import { Injectable } from '@nestjs/common';
import { ResourceDownloaded } from '#domain/academy/resources/resource.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { ResourceDownloadMessage } from '../../ws/resources/resource-messages.js';

/** Of what is not published its author alone downloads, and nobody else hears of it. */
@Injectable()
@Announces(ResourceDownloaded)
export class ShowDownload implements Announcer<ResourceDownloaded> {
  announce({ type, schoolId, aggregateId, data }: Envelope<ResourceDownloaded>): Announcement {
    if (!data.isPublic) return { messages: [] };
    const message: ResourceDownloadMessage = { resourceId: aggregateId, downloads: data.downloads };
    return { messages: [{ topic: `school:${schoolId}:resources`, type, data: message }] };
  }
}

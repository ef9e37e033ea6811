import { Injectable } from '@nestjs/common';
import { OutlineChanged } from '#domain/learning/outline/outline.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { courseMessages } from './course-messages-of.js';

@Injectable()
@Announces(OutlineChanged)
export class ShowOutline implements Announcer<OutlineChanged> {
  announce({ type, schoolId, aggregateId, data }: Envelope<OutlineChanged>): Announcement {
    const { courseId, change, subjectId } = data;
    const told = { type, schoolId, isPublic: false };
    return courseMessages(told, { courseId, runId: aggregateId, change, subjectId });
  }
}

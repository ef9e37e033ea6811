import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { AnnouncementPage } from '../http/talk.dto.js';
import { AdmitMemberQuery } from '../queries/admit-member.query.js';
import { ListAnnouncementsQuery } from '../queries/list-announcements.query.js';
import { AnnouncementMessage, PostMessage, PresenceMessage } from './room-messages.js';
import { schoolOfRun } from './school-of-run.js';

/** As many announcements as a room shows at once. */
const BOARD = 20;

/** What is said in a run, for whoever learns in it and its authors. */
@Injectable()
@WatchableTopic({
  pattern: 'course-run:{runId}:room',
  permission: 'learning.course.read',
  messages: [
    { type: 'learning.announcement_published', data: AnnouncementMessage },
    { type: 'learning.announcement_withdrawn', data: AnnouncementMessage },
    { type: 'learning.post_changed', data: PostMessage },
    { type: 'learning.presence_changed', data: PresenceMessage },
  ],
  snapshot: AnnouncementPage,
})
export class RunRoomTopic implements Topic {
  constructor(
    private readonly reader: TenantReader,
    private readonly queries: QueryBus,
  ) {}

  schoolOf({ runId }: TopicParams): Promise<string | null> {
    return schoolOfRun(this.reader, runId!);
  }

  async admit(actor: Actor, { runId }: TopicParams): Promise<void> {
    await this.queries.execute(new AdmitMemberQuery(runId!, actor));
  }

  snapshot(actor: Actor, { runId }: TopicParams): Promise<AnnouncementPage> {
    const newest = { limit: BOARD };
    return this.queries.execute(
      new ListAnnouncementsQuery(runId!, newest, actor),
    ) as Promise<AnnouncementPage>;
  }
}

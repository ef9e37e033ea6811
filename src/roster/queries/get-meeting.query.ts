import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { MeetingNotFound } from '#domain/roster/meeting.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isMySection } from './own-reach.js';
import { selectMeeting, MeetingView } from './meeting.view.js';

export class GetMeetingQuery extends Query<MeetingView> {
  constructor(
    readonly meetingId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(
  `${selectMeeting} where m.id = $1::uuid and (not $2::boolean or ${isMySection('m.section_id')})`,
);

@QueryHandler(GetMeetingQuery)
export class GetMeetingHandler implements IQueryHandler<GetMeetingQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws MeetingNotFound */
  async execute({ meetingId, actor }: GetMeetingQuery): Promise<MeetingView> {
    const ownOnly = actor.reach('roster.section.read') === 'own';
    const [found] = await this.reader.rows<MeetingView>(actor, byId, [meetingId, ownOnly]);
    if (!found) throw new MeetingNotFound();
    return found;
  }
}

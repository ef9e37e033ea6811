import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isMySection } from './own-reach.js';
import { selectMeeting, MeetingView } from './meeting.view.js';

export const MEETING_SORTS = ['weekday', '-weekday', 'sectionTitle', '-sectionTitle'] as const;

type MeetingSort = (typeof MEETING_SORTS)[number];

export interface MeetingFilter extends ListInput<MeetingSort> {
  readonly sectionId?: string;
  readonly periodId?: string;
  readonly teacherId?: string;
  readonly weekday?: number;
  /** Only those whose dates include this day. */
  readonly on?: string;
}

export class ListMeetingsQuery extends Query<Page<MeetingView>> {
  constructor(
    readonly filter: MeetingFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<MeetingView, MeetingSort>(selectMeeting, {
  weekday: [
    ['m.weekday', 'int', 'weekday'],
    ['m.starts_at', 'time', 'startsAt'],
    ['m.id', 'uuid', 'id'],
  ],
  sectionTitle: [
    ['s.title', 'text', 'sectionTitle'],
    ['m.weekday', 'int', 'weekday'],
    ['m.id', 'uuid', 'id'],
  ],
});

const isTaughtBy = `m.section_id in (select a.section_id from roster.teaching_assignments a where a.teacher_id = ?)`;

@QueryHandler(ListMeetingsQuery)
export class ListMeetingsHandler implements IQueryHandler<ListMeetingsQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ filter, actor }: ListMeetingsQuery): Promise<Page<MeetingView>> {
    const ownOnly = actor.reach('roster.section.read') === 'own';
    return listing.page(this.reader, actor, filter, [
      given('m.section_id = ?', filter.sectionId),
      given('m.period_id = ?', filter.periodId),
      given(isTaughtBy, filter.teacherId),
      given('m.weekday = ?', filter.weekday),
      given('? between m.starts_on and m.ends_on', filter.on),
      ownOnly && [isMySection('m.section_id')],
    ]);
  }
}

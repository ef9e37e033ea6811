import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { NotPermitted } from '#platform/auth/errors';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { DayFiguresView } from '../queries/day-figures.view.js';
import { GetDayFiguresQuery } from '../queries/get-day-figures.query.js';

/** The figures of the school's days, as they change; today's to begin with. */
@Injectable()
@WatchableTopic({
  pattern: 'school:{schoolId}:attendance',
  permission: 'attendance.analytics.read',
  messages: [{ type: 'attendance.day_counted', data: DayFiguresView }],
  snapshot: DayFiguresView,
})
export class SchoolAttendanceTopic implements Topic {
  constructor(private readonly queries: QueryBus) {}

  async schoolOf({ schoolId }: TopicParams): Promise<string | null> {
    return schoolId ?? null;
  }

  /** Sums of the whole school are for those who may see every section. */
  async admit(actor: Actor): Promise<void> {
    if (actor.reach('attendance.analytics.read') !== 'all')
      throw new NotPermitted('attendance.analytics.read');
  }

  snapshot(actor: Actor): Promise<DayFiguresView> {
    return this.queries.execute(new GetDayFiguresQuery(undefined, actor));
  }
}

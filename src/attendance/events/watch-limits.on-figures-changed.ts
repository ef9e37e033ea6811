import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AlertRuleChanged } from '#domain/attendance/alerts/alert.events';
import { DayCounted } from '#domain/attendance/analytics/school-day.events';
import { systemActor } from '#domain/kernel/actor';
import type { DomainEvent } from '#domain/kernel/domain-event';
import type { EventEnvelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { WatchLimitsCommand } from '../commands/alerts/watch-limits.command.js';

/**
 * Limits are looked at when the figures of a day have followed a submission, an amendment or a cancellation, and when a
 * rule is another one. It looks at how things are now, so one run answers for all that happened to a day at once.
 */
@Injectable()
@ReactsTo<DomainEvent>([DayCounted, AlertRuleChanged], {
  name: 'attendance.watch-limits',
  coalesce: (event) => `${event.schoolId}:${dateOf(event) ?? 'rules'}`,
})
export class WatchLimits implements Reaction<DomainEvent> {
  constructor(private readonly commands: CommandBus) {}

  react(event: EventEnvelope): Promise<unknown> {
    return this.commands.execute(
      new WatchLimitsCommand({ date: dateOf(event) }, systemActor(event.schoolId)),
    );
  }
}

function dateOf({ type, data }: EventEnvelope): string | null {
  return type === DayCounted.type ? (data as DayCounted['data']).date : null;
}

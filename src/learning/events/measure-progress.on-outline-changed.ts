import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { DomainEvent } from '#domain/kernel/domain-event';
import { CourseEnrolmentChanged } from '#domain/learning/enrolment/enrolment.events';
import { OutlineChanged } from '#domain/learning/outline/outline.events';
import type { EventEnvelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { ReviseRulesCommand } from '../commands/revise-rules.command.js';

/** What may change what counts in a run. */
const MATTERS = ['item_published', 'item_unpublished', 'item_removed', 'completion_changed'];

/**
 * B2: when something else counts in a run, everybody's progress is recomputed by new rules, once for all that has changed;
 * and whoever comes is measured from the beginning.
 */
@Injectable()
@ReactsTo<DomainEvent>([OutlineChanged, CourseEnrolmentChanged], {
  name: 'learning.measure-progress',
  when: ({ type, data }) =>
    type === OutlineChanged.type
      ? MATTERS.includes((data as OutlineChanged['data']).change)
      : (data as CourseEnrolmentChanged['data']).to === 'active',
  coalesce: runOf,
})
export class MeasureProgress implements Reaction<DomainEvent> {
  constructor(private readonly commands: CommandBus) {}

  react(event: EventEnvelope): Promise<unknown> {
    return this.commands.execute(
      new ReviseRulesCommand({ runId: runOf(event) }, systemActor(event.schoolId)),
    );
  }
}

function runOf({ type, aggregateId, data }: EventEnvelope): string {
  return type === OutlineChanged.type ? aggregateId : (data as CourseEnrolmentChanged['data']).runId;
}

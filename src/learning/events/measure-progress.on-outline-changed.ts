import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { OutlineChanged } from '#domain/learning/outline/outline.events';
import type { EventEnvelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { ReviseRulesCommand } from '../commands/revise-rules.command.js';

/** What may change what counts in a run. */
const MATTERS = ['item_published', 'item_unpublished', 'item_removed', 'completion_changed'];

/** B2: when something else counts in a run, everybody's progress is recomputed by new rules, once for all that has changed. */
@Injectable()
@ReactsTo(OutlineChanged, {
  name: 'learning.measure-progress',
  when: ({ data }) => MATTERS.includes((data as OutlineChanged['data']).change),
  coalesce: ({ aggregateId }) => aggregateId,
})
export class MeasureProgress implements Reaction<OutlineChanged> {
  constructor(private readonly commands: CommandBus) {}

  react(event: EventEnvelope): Promise<unknown> {
    return this.commands.execute(
      new ReviseRulesCommand({ runId: runOf(event) }, systemActor(event.schoolId)),
    );
  }
}

/** Jobs that an earlier version has placed may be of enrolments, which name their run. */
function runOf({ aggregateId, data }: EventEnvelope): string {
  return (data as { readonly runId?: string }).runId ?? aggregateId;
}

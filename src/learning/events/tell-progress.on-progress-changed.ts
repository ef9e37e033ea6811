import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { DomainEvent } from '#domain/kernel/domain-event';
import { CourseEnrolmentChanged } from '#domain/learning/enrolment/enrolment.events';
import { ProgressChanged } from '#domain/learning/progress/progress.events';
import { publicUrl, Settings } from '#platform/config/settings';
import type { EventEnvelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { TellProgressCommand } from '../commands/xapi/tell-progress.command.js';

type Told = TellProgressCommand['input']['told'];
type Moved = Partial<ProgressChanged['data']['items'][number]> &
  Pick<ProgressChanged['data']['items'][number], 'state'>;

/** What learners begin and complete is in the record store as well: of items by their progress, of runs by the enrolment. */
@Injectable()
@ReactsTo<DomainEvent>([ProgressChanged, CourseEnrolmentChanged], {
  name: 'learning.tell-progress',
  when: (event) => toldBy(event).length > 0,
})
export class TellProgress implements Reaction<DomainEvent> {
  constructor(
    private readonly commands: CommandBus,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  react(event: EventEnvelope): Promise<unknown> {
    const input = { home: publicUrl(this.settings), told: toldBy(event) };
    return this.commands.execute(new TellProgressCommand(input, systemActor(event.schoolId)));
  }
}

const WORDS = {
  completed: ['completed'],
  passed: ['completed', 'passed'],
  failed: ['failed'],
  waived: ['waived'],
} as const;

function toldBy({ id: eventId, type, aggregateId: enrolmentId, occurredAt: at, data }: EventEnvelope): Told {
  if (type === CourseEnrolmentChanged.type) {
    const { runId, learnerId, to } = data as CourseEnrolmentChanged['data'];
    const of = { eventId, at, enrolmentId, runId, learnerId, itemId: null };
    return to === 'completed' ? [{ ...of, what: 'completed' }] : [];
  }
  const { runId, learnerId, items } = data as ProgressChanged['data'];
  return items.flatMap((item) =>
    wordsFor(item).map((what) => ({ eventId, at, enrolmentId, runId, learnerId, itemId: item.itemId, what })),
  );
}

/** What was something else before was begun before. Events of earlier versions do not say what it was. */
function wordsFor({ from = 'not_started', state }: Moved): readonly Told[number]['what'][] {
  if (state === 'in_progress') return from === 'not_started' ? ['begun'] : [];
  return state === 'not_started' ? [] : WORDS[state];
}

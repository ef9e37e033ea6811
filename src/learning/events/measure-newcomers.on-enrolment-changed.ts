import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { CourseEnrolmentChanged } from '#domain/learning/enrolment/enrolment.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { MeasureNewcomersCommand } from '../commands/measure-newcomers.command.js';

/** Whoever comes to a run is measured from the beginning: a class that comes at once, in one go; and nobody else is. */
@Injectable()
@ReactsTo<CourseEnrolmentChanged>([CourseEnrolmentChanged], {
  name: 'learning.measure-newcomers',
  when: ({ data }) => (data as CourseEnrolmentChanged['data']).to === 'active',
  coalesce: ({ data }) => (data as CourseEnrolmentChanged['data']).runId,
})
export class MeasureNewcomers implements Reaction<CourseEnrolmentChanged> {
  constructor(private readonly commands: CommandBus) {}

  react({ schoolId, data: { runId } }: Envelope<CourseEnrolmentChanged>): Promise<unknown> {
    return this.commands.execute(new MeasureNewcomersCommand({ runId }, systemActor(schoolId)));
  }
}

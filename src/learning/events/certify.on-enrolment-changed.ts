import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { CourseEnrolmentChanged } from '#domain/learning/enrolment/enrolment.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { KeepCertificateCommand } from '../commands/keep-certificate.command.js';

/** Whoever has completed a run is given a certificate; when that is undone, it is revoked. */
@Injectable()
@ReactsTo<CourseEnrolmentChanged>([CourseEnrolmentChanged], {
  name: 'learning.certify',
  when: ({ data }) => {
    const { from, to } = data as CourseEnrolmentChanged['data'];
    return from === 'completed' || to === 'completed';
  },
  coalesce: ({ aggregateId }) => aggregateId,
})
export class Certify implements Reaction<CourseEnrolmentChanged> {
  constructor(private readonly commands: CommandBus) {}

  react({ aggregateId: enrolmentId, schoolId }: Envelope<CourseEnrolmentChanged>): Promise<unknown> {
    return this.commands.execute(new KeepCertificateCommand({ enrolmentId }, systemActor(schoolId)));
  }
}

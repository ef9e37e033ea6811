import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { KeepCertificateCommand } from '../../src/learning/commands/keep-certificate.command.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** As the reaction to what became of the enrolment does it. */
export async function keepCertificate(app: TestApp, school: TestSchool, enrolmentId: string): Promise<void> {
  await app.app.get(CommandBus).execute(new KeepCertificateCommand({ enrolmentId }, systemActor(school.id)));
}

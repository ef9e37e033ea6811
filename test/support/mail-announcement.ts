import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { MailAnnouncementCommand } from '../../src/learning/commands/mail-announcement.command.js';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

/** As the reaction to an announcement does it, once more. */
export async function mailAnnouncement(
  app: TestApp,
  school: TestSchool,
  announcementId: string,
): Promise<void> {
  await app.app
    .get(CommandBus)
    .execute(new MailAnnouncementCommand({ announcementId }, systemActor(school.id)));
}

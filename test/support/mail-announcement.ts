import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { MailAnnouncementCommand } from '../../src/learning/commands/mail-announcement.command.js';
import {
  GetAnnouncementMailQuery,
  type AnnouncementMail,
} from '../../src/learning/queries/get-announcement-mail.query.js';
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

/** The mail of an announcement as the job would send it now; null: to nobody. */
export function announcementMail(
  { app }: TestApp,
  { id }: TestSchool,
  of: GetAnnouncementMailQuery['of'],
): Promise<AnnouncementMail | null> {
  return app.get(QueryBus).execute(new GetAnnouncementMailQuery(of, systemActor(id)));
}

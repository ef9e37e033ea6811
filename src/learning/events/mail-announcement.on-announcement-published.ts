import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { AnnouncementPublished } from '#domain/learning/talk/talk.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { ReactsTo, type Reaction } from '#platform/outbox/reactions';
import { MailAnnouncementCommand } from '../commands/mail-announcement.command.js';

/** Everybody in the run is written to, once: the jobs are placed in one transaction with this reaction's own. */
@Injectable()
@ReactsTo(AnnouncementPublished, { name: 'learning.mail-announcement' })
export class MailAnnouncement implements Reaction<AnnouncementPublished> {
  constructor(private readonly commands: CommandBus) {}

  react({ aggregateId: announcementId, schoolId }: Envelope<AnnouncementPublished>): Promise<unknown> {
    return this.commands.execute(new MailAnnouncementCommand({ announcementId }, systemActor(schoolId)));
  }
}

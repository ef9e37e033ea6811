import { Injectable } from '@nestjs/common';
import { DeskEntryRecorded } from '#domain/attendance/front-desk/desk.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { deskMessages } from './desk-entry.js';

@Injectable()
@Announces(DeskEntryRecorded)
export class ShowDeskEntryRecorded implements Announcer<DeskEntryRecorded> {
  announce(event: Envelope<DeskEntryRecorded>): Announcement {
    return deskMessages(event);
  }
}

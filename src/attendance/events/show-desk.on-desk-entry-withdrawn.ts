import { Injectable } from '@nestjs/common';
import { DeskEntryWithdrawn } from '#domain/attendance/front-desk/desk.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { deskMessages } from './desk-entry.js';

@Injectable()
@Announces(DeskEntryWithdrawn)
export class ShowDeskEntryWithdrawn implements Announcer<DeskEntryWithdrawn> {
  announce(event: Envelope<DeskEntryWithdrawn>): Announcement {
    return deskMessages(event);
  }
}

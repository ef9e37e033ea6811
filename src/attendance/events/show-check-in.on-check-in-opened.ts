import { Injectable } from '@nestjs/common';
import { CheckInOpened } from '#domain/attendance/check-in/check-in.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { CheckInMessage } from '../ws/check-in-messages.js';

@Injectable()
@Announces(CheckInOpened)
export class ShowCheckInOpened implements Announcer<CheckInOpened> {
  announce({ aggregateId: registerId, type, data: { closesAt } }: Envelope<CheckInOpened>): Announcement {
    const data: CheckInMessage = { registerId, open: true, closesAt };
    return { messages: [{ topic: `register:${registerId}`, type, data }] };
  }
}

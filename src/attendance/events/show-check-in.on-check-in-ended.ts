import { Injectable } from '@nestjs/common';
import { CheckInEnded } from '#domain/attendance/check-in/check-in.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { CheckInMessage } from '../ws/check-in-messages.js';

@Injectable()
@Announces(CheckInEnded)
export class ShowCheckInEnded implements Announcer<CheckInEnded> {
  announce({ aggregateId: registerId, type }: Envelope<CheckInEnded>): Announcement {
    const data: CheckInMessage = { registerId, open: false, closesAt: null };
    return { messages: [{ topic: `register:${registerId}`, type, data }] };
  }
}

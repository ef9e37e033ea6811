import { Injectable } from '@nestjs/common';
import { RegisterMissed } from '#domain/attendance/attendance.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { stateMessages } from './register-state.js';

@Injectable()
@Announces(RegisterMissed)
export class ShowRegisterMissed implements Announcer<RegisterMissed> {
  announce(event: Envelope<RegisterMissed>): Announcement {
    return stateMessages(event, 'missed');
  }
}

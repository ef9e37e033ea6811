import { Injectable } from '@nestjs/common';
import { RegisterSubmitted } from '#domain/attendance/attendance.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { stateMessages } from './register-state.js';

@Injectable()
@Announces(RegisterSubmitted)
export class ShowRegisterSubmitted implements Announcer<RegisterSubmitted> {
  announce(event: Envelope<RegisterSubmitted>): Announcement {
    return stateMessages(event, 'submitted');
  }
}

import { Injectable } from '@nestjs/common';
import { RegisterLocked } from '#domain/attendance/attendance.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { stateMessages } from './register-state.js';

@Injectable()
@Announces(RegisterLocked)
export class ShowRegisterLocked implements Announcer<RegisterLocked> {
  announce(event: Envelope<RegisterLocked>): Announcement {
    return stateMessages(event, 'locked');
  }
}

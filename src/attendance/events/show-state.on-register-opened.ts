import { Injectable } from '@nestjs/common';
import { RegisterOpened } from '#domain/attendance/attendance.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { stateMessages } from './register-state.js';

@Injectable()
@Announces(RegisterOpened)
export class ShowRegisterOpened implements Announcer<RegisterOpened> {
  announce(event: Envelope<RegisterOpened>): Announcement {
    return stateMessages(event, 'open');
  }
}

import { Injectable } from '@nestjs/common';
import { RegisterReopened } from '#domain/attendance/attendance.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { stateMessages } from './register-state.js';

@Injectable()
@Announces(RegisterReopened)
export class ShowRegisterReopened implements Announcer<RegisterReopened> {
  announce(event: Envelope<RegisterReopened>): Announcement {
    return stateMessages(event, 'reopened');
  }
}

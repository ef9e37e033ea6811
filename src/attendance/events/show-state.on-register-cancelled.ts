import { Injectable } from '@nestjs/common';
import { RegisterCancelled } from '#domain/attendance/attendance.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { stateMessages } from './register-state.js';

@Injectable()
@Announces(RegisterCancelled)
export class ShowRegisterCancelled implements Announcer<RegisterCancelled> {
  announce(event: Envelope<RegisterCancelled>): Announcement {
    return stateMessages(event, 'cancelled');
  }
}

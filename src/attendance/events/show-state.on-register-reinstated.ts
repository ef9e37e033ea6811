import { Injectable } from '@nestjs/common';
import { RegisterReinstated } from '#domain/attendance/attendance.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { stateMessages } from './register-state.js';

@Injectable()
@Announces(RegisterReinstated)
export class ShowRegisterReinstated implements Announcer<RegisterReinstated> {
  announce(event: Envelope<RegisterReinstated>): Announcement {
    return stateMessages(event, event.data.state);
  }
}

import { Injectable } from '@nestjs/common';
import { AbsenceWithdrawn } from '#domain/attendance/absence/absence.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { absenceMessages } from './absence-state.js';

@Injectable()
@Announces(AbsenceWithdrawn)
export class ShowAbsenceWithdrawn implements Announcer<AbsenceWithdrawn> {
  announce(event: Envelope<AbsenceWithdrawn>): Announcement {
    return absenceMessages(event, 'withdrawn');
  }
}

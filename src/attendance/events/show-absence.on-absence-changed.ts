import { Injectable } from '@nestjs/common';
import { AbsenceChanged } from '#domain/attendance/absence/absence.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { absenceMessages } from './absence-state.js';

@Injectable()
@Announces(AbsenceChanged)
export class ShowAbsenceChanged implements Announcer<AbsenceChanged> {
  announce(event: Envelope<AbsenceChanged>): Announcement {
    return absenceMessages(event, event.data.approved ? 'approved' : 'requested');
  }
}

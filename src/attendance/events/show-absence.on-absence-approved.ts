import { Injectable } from '@nestjs/common';
import { AbsenceApproved } from '#domain/attendance/absence/absence.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { absenceMessages } from './absence-state.js';

@Injectable()
@Announces(AbsenceApproved)
export class ShowAbsenceApproved implements Announcer<AbsenceApproved> {
  announce(event: Envelope<AbsenceApproved>): Announcement {
    return absenceMessages(event, 'approved');
  }
}

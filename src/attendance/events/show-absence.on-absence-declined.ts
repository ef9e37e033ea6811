import { Injectable } from '@nestjs/common';
import { AbsenceDeclined } from '#domain/attendance/absence/absence.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { absenceMessages } from './absence-state.js';

@Injectable()
@Announces(AbsenceDeclined)
export class ShowAbsenceDeclined implements Announcer<AbsenceDeclined> {
  announce(event: Envelope<AbsenceDeclined>): Announcement {
    return absenceMessages(event, 'declined');
  }
}

import { Injectable } from '@nestjs/common';
import { AbsenceRequested } from '#domain/attendance/absence/absence.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { absenceMessages } from './absence-state.js';

@Injectable()
@Announces(AbsenceRequested)
export class ShowAbsenceRequested implements Announcer<AbsenceRequested> {
  announce(event: Envelope<AbsenceRequested>): Announcement {
    return absenceMessages(event, 'requested');
  }
}

import { Injectable } from '@nestjs/common';
import { PersonForgottenByAttendance } from '#domain/attendance/erasure/erasure.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { registersTag } from './registers-tag.js';

/** Boards are made from entries, which had the name. */
@Injectable()
@Announces(PersonForgottenByAttendance)
export class ShowRegistersAnew implements Announcer<PersonForgottenByAttendance> {
  announce({ schoolId }: Envelope<PersonForgottenByAttendance>): Announcement {
    return { evict: [registersTag(schoolId)] };
  }
}

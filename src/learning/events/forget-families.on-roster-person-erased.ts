import { Injectable } from '@nestjs/common';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { RosterPersonErased } from '../../roster/roster.api.js';

/** Whose courses somebody sees is another question now, and the lists have names. */
@Injectable()
@Announces(RosterPersonErased)
export class ForgetFamiliesOnErasure implements Announcer<RosterPersonErased> {
  announce({ schoolId }: Envelope<RosterPersonErased>): Announcement {
    return { evict: [`families:${schoolId}`, `courses:${schoolId}`, `learners:${schoolId}`] };
  }
}

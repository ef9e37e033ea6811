import { Injectable } from '@nestjs/common';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { RosterPersonChanged } from '../../roster/roster.api.js';

/** A guardian who has left sees no courses, and the lists have names. */
@Injectable()
@Announces(RosterPersonChanged)
export class ForgetFamiliesOnChange implements Announcer<RosterPersonChanged> {
  announce({ schoolId }: Envelope<RosterPersonChanged>): Announcement {
    return { evict: [`families:${schoolId}`, `courses:${schoolId}`] };
  }
}

import { Injectable } from '@nestjs/common';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { RosterPersonUnlinked } from '../../roster/roster.api.js';

/** Nobody sees the courses of that record as its own any more. */
@Injectable()
@Announces(RosterPersonUnlinked)
export class ForgetFamiliesOnUnlink implements Announcer<RosterPersonUnlinked> {
  announce({ schoolId }: Envelope<RosterPersonUnlinked>): Announcement {
    return { evict: [`families:${schoolId}`] };
  }
}

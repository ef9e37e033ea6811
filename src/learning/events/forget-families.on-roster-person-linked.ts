import { Injectable } from '@nestjs/common';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { RosterPersonLinked } from '../../roster/roster.api.js';

/** Whose courses somebody sees is another question now. */
@Injectable()
@Announces(RosterPersonLinked)
export class ForgetFamiliesOnLink implements Announcer<RosterPersonLinked> {
  announce({ schoolId }: Envelope<RosterPersonLinked>): Announcement {
    return { evict: [`families:${schoolId}`] };
  }
}

import { Injectable } from '@nestjs/common';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { GuardianLinked } from '../../roster/roster.api.js';

/** Whose courses somebody sees is another question now. */
@Injectable()
@Announces(GuardianLinked)
export class ForgetFamiliesOnGuardian implements Announcer<GuardianLinked> {
  announce({ schoolId }: Envelope<GuardianLinked>): Announcement {
    return { evict: [`families:${schoolId}`] };
  }
}

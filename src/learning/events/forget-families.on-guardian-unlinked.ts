import { Injectable } from '@nestjs/common';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { GuardianUnlinked } from '../../roster/roster.api.js';

/** Whose courses somebody sees is another question now. */
@Injectable()
@Announces(GuardianUnlinked)
export class ForgetFamiliesOnParting implements Announcer<GuardianUnlinked> {
  announce({ schoolId }: Envelope<GuardianUnlinked>): Announcement {
    return { evict: [`families:${schoolId}`] };
  }
}

import { Injectable } from '@nestjs/common';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { SchoolChanged } from '../../identity/identity.api.js';

/** Where the clocks are others, other runs go on, and end at another time. */
@Injectable()
@Announces(SchoolChanged)
export class ForgetDaysOnSchoolChange implements Announcer<SchoolChanged> {
  announce({ data: { schoolId } }: Envelope<SchoolChanged>): Announcement {
    return { evict: [`courses:${schoolId}`] };
  }
}

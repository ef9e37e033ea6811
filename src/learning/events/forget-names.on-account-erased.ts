import { Injectable } from '@nestjs/common';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { AccountErased } from '../../identity/identity.api.js';

/** Lists of courses name who teaches them. */
@Injectable()
@Announces(AccountErased)
export class ForgetNamesOnErasure implements Announcer<AccountErased> {
  announce({ data: { schoolId } }: Envelope<AccountErased>): Announcement {
    return schoolId === null ? {} : { evict: [`courses:${schoolId}`, `learners:${schoolId}`] };
  }
}

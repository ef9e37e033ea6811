import { Injectable } from '@nestjs/common';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { ProfileUpdated } from '../../identity/identity.api.js';

/** Lists of courses name who teaches them, in whichever schools that is. */
@Injectable()
@Announces(ProfileUpdated)
export class ForgetNamesOnRenaming implements Announcer<ProfileUpdated> {
  announce({ data }: Envelope<ProfileUpdated>): Announcement {
    return data.renamed ? { evict: ['names-of-accounts'] } : {};
  }
}

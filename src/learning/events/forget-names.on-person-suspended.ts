import { Injectable } from '@nestjs/common';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { PersonSuspended } from '../../identity/identity.api.js';

/** Lists of courses do not name who is suspended. */
@Injectable()
@Announces(PersonSuspended)
export class ForgetNamesOnSuspension implements Announcer<PersonSuspended> {
  announce(): Announcement {
    return { evict: ['names-of-accounts'] };
  }
}

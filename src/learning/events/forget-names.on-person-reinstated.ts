import { Injectable } from '@nestjs/common';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { PersonReinstated } from '../../identity/identity.api.js';

/** Lists of courses name who teaches them again. */
@Injectable()
@Announces(PersonReinstated)
export class ForgetNamesOnReturn implements Announcer<PersonReinstated> {
  announce(): Announcement {
    return { evict: ['names-of-accounts'] };
  }
}

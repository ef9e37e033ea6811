import { Injectable } from '@nestjs/common';
import { EventChanged } from '#domain/academy/events/event.events';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';

/** Others may organise it now, or it is not to be seen any more. When it takes place, its events do not name. */
@Injectable()
@Announces(EventChanged)
export class AskOrganisers implements Announcer<EventChanged> {
  announce(): Announcement {
    return { askAgain: ['occurrence:*'] };
  }
}

import { Injectable } from '@nestjs/common';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { SchoolRosterImported } from '../../roster/roster.api.js';

/** No event tells of the single names and families that an import has changed. */
@Injectable()
@Announces(SchoolRosterImported)
export class ForgetFamiliesOnImport implements Announcer<SchoolRosterImported> {
  announce({ schoolId }: Envelope<SchoolRosterImported>): Announcement {
    return { evict: [`families:${schoolId}`, `courses:${schoolId}`] };
  }
}

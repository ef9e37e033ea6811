import { Injectable } from '@nestjs/common';
import { RegistersGenerated } from '#domain/attendance/attendance.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { RegistersGeneratedMessage } from '../ws/messages.js';
import { registersTag } from './registers-tag.js';

@Injectable()
@Announces(RegistersGenerated)
export class ShowDay implements Announcer<RegistersGenerated> {
  announce({ schoolId, type, data }: Envelope<RegistersGenerated>): Announcement {
    const message: RegistersGeneratedMessage = { ...data };
    return {
      messages: [{ topic: `school:${schoolId}:registers`, type, data: message }],
      evict: [registersTag(schoolId)],
    };
  }
}

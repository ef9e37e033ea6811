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
    const { added, changed, cancelled } = data;
    // The wall of registers not taken shows registers, not who is on them.
    const topics = added + changed + cancelled > 0 ? ['registers', 'registers-not-taken'] : ['registers'];
    return {
      messages: topics.map((topic) => ({ topic: `school:${schoolId}:${topic}`, type, data: message })),
      evict: [registersTag(schoolId)],
    };
  }
}

import { Injectable } from '@nestjs/common';
import { ExpectationsChanged } from '#domain/attendance/absence/absence.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { ExpectationMessage } from '../ws/absence-messages.js';

/** Whoever has a register before them sees at once that a student is expected to be absent, or to come after all. */
@Injectable()
@Announces(ExpectationsChanged)
export class ShowExpectations implements Announcer<ExpectationsChanged> {
  announce({ type, data: { studentId, registers } }: Envelope<ExpectationsChanged>): Announcement {
    const messages = registers.map(({ registerId, code }) => {
      const data: ExpectationMessage = { registerId, studentId, code };
      return { topic: `register:${registerId}`, type, data };
    });
    return { messages };
  }
}

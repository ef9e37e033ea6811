import { Injectable } from '@nestjs/common';
import { StudentCheckedIn } from '#domain/attendance/check-in/check-in.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { ArrivalMessage } from '../ws/check-in-messages.js';

/** The teacher sees who comes in. */
@Injectable()
@Announces(StudentCheckedIn)
export class ShowArrival implements Announcer<StudentCheckedIn> {
  announce({ aggregateId: registerId, type, data }: Envelope<StudentCheckedIn>): Announcement {
    const { studentId, arrivedAt, minutesLate } = data;
    const message: ArrivalMessage = { registerId, studentId, arrivedAt, minutesLate };
    return { messages: [{ topic: `register:${registerId}`, type, data: message }] };
  }
}

import { Injectable } from '@nestjs/common';
import { DayCounted } from '#domain/attendance/analytics/school-day.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { dayFiguresMessage } from '../ws/day-figures.message.js';

/** L1, L5: those who watch the school's figures see each day as it stands. */
@Injectable()
@Announces(DayCounted)
export class ShowDayFigures implements Announcer<DayCounted> {
  announce({ schoolId, type, data }: Envelope<DayCounted>): Announcement {
    const message = dayFiguresMessage(data.date, data.count);
    return { messages: [{ topic: `school:${schoolId}:attendance`, type, data: message }] };
  }
}

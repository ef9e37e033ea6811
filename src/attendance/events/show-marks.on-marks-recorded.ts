import { Injectable } from '@nestjs/common';
import { MarksRecorded, type RecordedMark } from '#domain/attendance/attendance.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { MarksMessage, TallyChangeMessage, TallyMessage } from '../ws/messages.js';

/** L1: those who watch the register see the marks; those who watch the school see how its counts change. */
@Injectable()
@Announces(MarksRecorded)
export class ShowMarks implements Announcer<MarksRecorded> {
  announce({ aggregateId: registerId, schoolId, data }: Envelope<MarksRecorded>): Announcement {
    const { marks, markedBy, markedAt } = data;
    const newlyMarked = marks.filter(({ formerCode }) => formerCode === null).length;
    const onRegister: MarksMessage = { registerId, markedBy, markedAt, marks: [...marks] };
    const onBoard: TallyMessage = { registerId, newlyMarked, tally: tallyOf(marks) };
    return {
      messages: [
        { topic: `register:${registerId}`, type: MarksRecorded.type, data: onRegister },
        { topic: `school:${schoolId}:registers`, type: 'attendance.register_tallied', data: onBoard },
      ],
    };
  }
}

function tallyOf(marks: readonly RecordedMark[]): TallyChangeMessage[] {
  const changes = new Map<string, number>();
  const add = (code: string, by: number) => changes.set(code, (changes.get(code) ?? 0) + by);
  for (const { code, formerCode } of marks) {
    if (formerCode !== null) add(formerCode, -1);
    add(code, 1);
  }
  return [...changes].filter(([, change]) => change !== 0).map(([code, change]) => ({ code, change }));
}

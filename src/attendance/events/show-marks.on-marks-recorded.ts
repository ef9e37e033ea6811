import { Injectable } from '@nestjs/common';
import { MarksRecorded, type RecordedMark } from '#domain/attendance/attendance.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { MarksMessage, RecordedMarkMessage, TallyChangeMessage, TallyMessage } from '../ws/messages.js';
import { registersTag } from './registers-tag.js';

/** L1: those who watch the register see the marks; those who watch the school see how its counts change. */
@Injectable()
@Announces(MarksRecorded)
export class ShowMarks implements Announcer<MarksRecorded> {
  announce({ aggregateId: registerId, schoolId, data }: Envelope<MarksRecorded>): Announcement {
    const { marks, layer, afterSubmission, markedBy, markedAt } = data;
    const who = { registerId, layer, afterSubmission, markedBy, markedAt };
    const onRegister: MarksMessage = { ...who, marks: marks.map(messageOf) };
    const onBoard: TallyMessage = { registerId, newlyMarked: newlyMarked(marks), tally: tallyOf(marks) };
    return {
      messages: [
        { topic: `register:${registerId}`, type: MarksRecorded.type, data: onRegister },
        { topic: `school:${schoolId}:registers`, type: 'attendance.register_tallied', data: onBoard },
      ],
      evict: [registersTag(schoolId)],
    };
  }
}

function messageOf(mark: RecordedMark): RecordedMarkMessage {
  const { studentId, version, code, minutesLate, minutesEarly, effective, formerEffective } = mark;
  return {
    studentId,
    version,
    code: effective?.code ?? null,
    minutesLate: effective?.minutesLate ?? null,
    minutesEarly: effective?.minutesEarly ?? null,
    formerCode: formerEffective?.code ?? null,
    said: { code, minutesLate, minutesEarly },
  };
}

/** Fewer, when an override was withdrawn over no value. */
function newlyMarked(marks: readonly RecordedMark[]): number {
  const counts = marks.map(
    ({ effective, formerEffective }) => Number(effective !== null) - Number(formerEffective !== null),
  );
  return counts.reduce((sum, n) => sum + n, 0);
}

function tallyOf(marks: readonly RecordedMark[]): TallyChangeMessage[] {
  const changes = new Map<string, number>();
  const add = (by: number, code?: string) => code && changes.set(code, (changes.get(code) ?? 0) + by);
  for (const { effective, formerEffective } of marks) {
    add(-1, formerEffective?.code);
    add(1, effective?.code);
  }
  return [...changes].filter(([, change]) => change !== 0).map(([code, change]) => ({ code, change }));
}

import { describe, expect, it } from '@jest/globals';
import { assertRoom, assertRoomForDocument, roomOf } from './record-room.js';
import { RecordAttachmentsFull, RecordDocumentsFull, StatementsOfDayReached } from './xapi.errors.js';

const LIMITS = { statementsPerDay: 1_000, attachmentBytes: 100, documentBytes: 5_000 };
const used = { statementsToday: 990, attachmentBytes: 60, secondsLeft: 3_600 };
const wanting = (statements: number, attachmentBytes = 0, of = used) => {
  return () => assertRoom(LIMITS, of, { statements, attachmentBytes });
};

describe('the room for what programs store', () => {
  it('is so many statements a day; what is too much can be sent on the next', () => {
    expect(wanting(10)).not.toThrow();
    expect(wanting(11)).toThrow(StatementsOfDayReached);
    const facts = { statementsPerDay: 1_000, leftToday: 10, retryAfterSeconds: 3_600 };
    expect(wanting(11)).toThrow(expect.objectContaining({ kind: 'too_many', facts }));
  });

  it('is so many bytes of what is attached, for as long as it is stored', () => {
    expect(wanting(1, 40)).not.toThrow();
    expect(wanting(1, 41)).toThrow(RecordAttachmentsFull);
    expect(wanting(1, 41)).toThrow(expect.objectContaining({ kind: 'too_large', facts: { freeBytes: 40 } }));
  });

  it('is not asked for by what is stored already, even when nothing is left', () => {
    const full = { ...used, statementsToday: 5_000, attachmentBytes: 500 };
    expect(wanting(0, 0, full)).not.toThrow();
    expect(wanting(1, 0, { ...full, statementsToday: 0 })).not.toThrow();
    expect(wanting(1, 1, { ...full, statementsToday: 0 })).toThrow(RecordAttachmentsFull);
  });

  it('is so many bytes of documents in all, of which each takes a little more than it holds', () => {
    const document = { content: new TextEncoder().encode('abc'), contentType: 'text/plain' };
    expect(roomOf(document, 'é1')).toBe(3 + 3 + 1_024);
    const keeping = (taken: number, more: number) => () => assertRoomForDocument(LIMITS, taken, more);
    expect(keeping(4_000, 1_000)).not.toThrow();
    expect(keeping(4_000, 1_001)).toThrow(RecordDocumentsFull);
    expect(keeping(9_000, 1)).toThrow(
      expect.objectContaining({ kind: 'too_large', facts: { freeBytes: 0 } }),
    );
  });
});

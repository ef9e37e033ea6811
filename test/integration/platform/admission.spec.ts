import { beforeEach, describe, expect, it } from '@jest/globals';
import { Admission, Overloaded, type Ticket } from '#platform/http/admission';

const SETTINGS = { lateMs: 500, lateAtMost: 4 };

describe('R9: who is let in', () => {
  let now: number;
  let admission: Admission;
  beforeEach(() => {
    now = 0;
    admission = new Admission(SETTINGS, () => now);
  });
  const enter = (group: string, n: number): Ticket[] =>
    Array.from({ length: n }, () => admission.enter(group));

  it('is everybody, as long as answers come in time', () => {
    expect(enter('a', 1_000)).toHaveLength(1_000);
    now = 500;
    expect(enter('a', 1)).toHaveLength(1);
  });

  it('is nobody of the only school, once too many are late', () => {
    const [first] = enter('a', 10);
    now = 501;
    expect(() => admission.enter('a')).toThrow(Overloaded);
    admission.leave(first!);
    expect(() => admission.enter('a')).toThrow(Overloaded); // nine of the ten are late
  });

  it('is everybody again, once few are late', () => {
    const tickets = enter('a', 10);
    now = 501;
    tickets.slice(3).forEach((ticket) => admission.leave(ticket));
    expect(enter('a', 1)).toHaveLength(1); // three are late, and four would be too many
    enter('a', 50);
    expect(enter('a', 1)).toHaveLength(1); // the others have just come
  });

  it('is who has less than a fair share: one noisy school holds up none but itself', () => {
    enter('noisy', 30);
    enter('quiet', 2);
    now = 501;
    expect(() => admission.enter('noisy')).toThrow(Overloaded);
    expect(enter('quiet', 10)).toHaveLength(10);
    expect(enter('another', 1)).toHaveLength(1);
  });

  it('counts each request once, however often it is told to have left', () => {
    const tickets = enter('a', 6);
    for (const ticket of [...tickets, ...tickets]) admission.leave(ticket);
    enter('b', 6);
    now = 501;
    expect(() => admission.enter('b')).toThrow(Overloaded);
  });
});

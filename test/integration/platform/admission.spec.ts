import { beforeEach, describe, expect, it } from '@jest/globals';
import { Admission, Overloaded, type Ticket } from '#platform/http/admission';

const SETTINGS = { lateMs: 150, lateAtMost: 4, waitMs: 400, least: 8 };

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
    now = 150;
    expect(enter('a', 1)).toHaveLength(1);
  });

  it('is nobody of the only school, once many are late and nothing is answered', () => {
    const [first] = enter('a', 10);
    now = 151;
    expect(() => admission.enter('a')).toThrow(Overloaded);
    admission.leave(first!);
    expect(() => admission.enter('a')).toThrow(Overloaded); // nine are under way, four of them late
  });

  it('is everybody again, once few are late', () => {
    const tickets = enter('a', 20);
    now = 151;
    tickets.slice(3).forEach((ticket) => admission.leave(ticket));
    expect(enter('a', 50)).toHaveLength(50); // three are late, and four would be too many
  });

  it('is as many as are answered soon, as fast as answers have come', () => {
    now = 10_000;
    for (const ticket of enter('a', 100)) admission.leave(ticket); // a hundred in this second
    enter('a', 39);
    now = 10_500;
    enter('a', 2); // 41 are under way: 40 would be answered within 400 ms
    expect(() => admission.enter('a')).toThrow(Overloaded);
    now = 13_000; // nothing was answered since
    expect(() => admission.enter('a')).toThrow(Overloaded);
  });

  it('is who has less than a fair share: one noisy school holds up none but itself', () => {
    enter('noisy', 30);
    enter('quiet', 2);
    now = 151;
    expect(() => admission.enter('noisy')).toThrow(Overloaded);
    expect(enter('quiet', 10)).toHaveLength(10);
    expect(enter('another', 1)).toHaveLength(1);
  });

  it('is everybody, however many bodies are slow to arrive', () => {
    const slow = enter('a', 40);
    for (const ticket of slow) expect(admission.withdraw(ticket)).toBe(true);
    now = 60_000;
    expect(enter('a', 5)).toHaveLength(5);
    admission.begin('a'); // one has arrived
    for (const ticket of slow) expect(admission.withdraw(ticket)).toBe(false);
    expect(enter('a', 1)).toHaveLength(1);
  });

  it('counts each request once, however often it is told to have left', () => {
    const tickets = enter('a', 10);
    for (const ticket of [...tickets, ...tickets]) admission.leave(ticket);
    now = 5_000;
    enter('b', 10);
    now = 5_151;
    expect(() => admission.enter('b')).toThrow(Overloaded);
  });
});

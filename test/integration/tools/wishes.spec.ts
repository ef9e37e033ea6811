import { describe, expect, it } from '@jest/globals';
import { Wishes, type Wish } from '../../../bench/harness/wishes.js';

const numbered = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Ten schools with two lessons each. */
const wishes = () =>
  new Wishes({
    lessons: numbered(20).map((n) => ({
      registerId: `register-${n}`,
      schoolId: `school-${n % 10}`,
      teacher: `teacher-${n}`,
      office: `office-${n % 10}`,
      students: ['student'],
    })),
    schools: [{ id: 'school-0', districtId: 'd', numeral: '001', days: ['2026-11-20'], students: ['s'] }],
    courses: numbered(10).map((n) => ({
      schoolId: `school-${n}`,
      office: `office-${n}`,
      runningId: 'running',
      draftIds: ['draft'],
      learners: numbered(10).map((i) => `learner-${n}-${i}`),
      newcomers: ['one', 'another'],
    })),
  });

function next(n: number): Wish[] {
  const all = wishes();
  return numbered(n).map(() => all.next());
}

describe('what the people of the headline claims want', () => {
  it('is the board for two thirds, courses for a quarter as many as look at anything kept, and one change of 120', () => {
    const counted = Object.groupBy(next(1200), ({ kind }) => kind);
    const shares = Object.entries(counted).map(([kind, of]) => [kind, of.length / 10]);
    expect(Object.fromEntries(shares)).toEqual({
      write: 1,
      board: 80,
      catalogue: 23,
      'own courses': 4,
      question: 12,
    });
  });

  it('comes from another school each time, and of learners from another one', () => {
    const all = next(12_000);
    const paths = (kind: Wish['kind']) =>
      new Set(all.filter((wish) => wish.kind === kind).map(({ path }) => path));
    expect(paths('board').size).toBe(10);
    expect(paths('catalogue').size).toBe(10);
    const learners = new Set(all.filter(({ kind }) => kind === 'own courses').map(({ email }) => email));
    expect(learners.size).toBe(100);
  });

  it('takes registers, and now and then lets somebody join a course or a course begin', () => {
    const writes = next(20 * 120).filter(({ kind }) => kind === 'write');
    const last = ({ path }: Wish) => path.split('/').at(-1)!;
    const taken = ['open', 'marks', 'submit'];
    const verbs = writes.map(last);
    expect(verbs.slice(0, 7)).toEqual([...taken, 'course-enrolments', ...taken]);
    expect(verbs.filter((verb) => verb === 'publish')).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, dateIn, daysBetween, instantOf } from '#domain/kernel/local-date';
import { Classroom } from '../../support/classroom.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool } from '../../support/two-schools.js';

interface Submission {
  readonly id: string;
  readonly submittedAt: string;
  readonly daysLate: number;
  readonly score: number | null;
  readonly version: number;
}

/** There is no place on earth where it is later, and hardly one where it is earlier: 25 hours lie between them. */
const [EAST, WEST] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
const TERMS = { points: 10, late: 'reduced', reduction: 25, release: 'at_once' };

let app: TestApp;
let east: TestSchool;
let west: TestSchool;
/** When the day before began in the east, and five minutes: more than 24 hours ago, and yesterday. */
let dueAt: string;

beforeAll(async () => {
  app = await TestApp.start();
  const { hill, lake } = await twoSchools(app);
  [east, west] = [hill, lake];
  await moved(east, EAST);
  await moved(west, WEST);
  dueAt = instantOf(EAST, addDays(dateIn(EAST, new Date()), -1), '00:05').toISOString();
});
afterAll(() => app.stop());

const moved = ({ id }: TestSchool, zone: string) =>
  app.admin.query('update identity.schools set time_zone = $2 where id = $1', [id, zone]);

/** Somebody of the school has handed in what was due. */
async function handedIn(school: TestSchool) {
  const room = new Classroom(app, school);
  const learner = await room.learner(async () => ({ kind: 'assignment', assignment: { ...TERMS, dueAt } }));
  const path = `/course-items/${learner.itemId}`;
  const { body } = await learner.me.call<Submission>('POST', `${path}/submissions`, {
    body: { text: 'Bread' },
  });
  const grade = (given: object) =>
    room.teacher.call<Submission>('PUT', `/submissions/${body.id}/grade`, { body: given });
  return { room, path, body, grade };
}

describe('what is handed in late', () => {
  it('is late by the days of its school, not by blocks of 24 hours, nor by the days of another (K3)', async () => {
    const [first, second] = [await handedIn(east), await handedIn(west)];
    expect(first.body.daysLate).toBe(1);
    const wall = (instant: string) => dateIn(WEST, new Date(instant));
    expect(second.body.daysLate).toBe(daysBetween(wall(dueAt), wall(second.body.submittedAt)));
    expect((await first.grade({ score: 8 })).body).toMatchObject({ daysLate: 1, score: 6 });
  });

  it('stays as late as it was: graded again, due later, and where the school lives by other clocks', async () => {
    const { room, path, grade } = await handedIn(east);
    expect((await grade({ score: 8 })).body).toMatchObject({ daysLate: 1, score: 6 });
    try {
      await moved(east, WEST);
      const later = { ...TERMS, dueAt: '2100-01-01T00:00:00Z', late: 'accepted', reduction: null };
      const changed = await room.teacher.call('PATCH', path, { body: { assignment: later } });
      expect(changed.status).toBe(200);
      const again = await grade({ score: 4, reason: 'Read again' });
      expect(again.body).toMatchObject({ daysLate: 1, score: 3 });
    } finally {
      await moved(east, EAST);
    }
  });
});

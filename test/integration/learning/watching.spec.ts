import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#domain/kernel/id';
import { lengthOf } from '#domain/learning/watching/parts';
import { watchedWith, type Heartbeat, type Watched } from '#domain/learning/watching/watched';
import { evidenceOf } from '../../../src/learning/persistence/progress-statements.js';
import { SqlWatchingRepository } from '../../../src/learning/persistence/sql-watching.repository.js';
import { aVideoItem } from '../../support/a-video.js';
import { member, PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { ExplainingReader } from '../../support/plans.js';

const DURATION = 400_000;
const START = new Date('2026-11-21T12:00:00Z');
const repository = new SqlWatchingRepository();

let kit: PersistenceKit;
let replica: TestReplica;
let at: { schoolId: string; runId: string; moduleId: string };
let personId: string;

beforeAll(async () => {
  kit = await PersistenceKit.start();
  replica = kit.replica();
  const [schoolId, course, runId, moduleId, learner] = [
    await kit.school(),
    newId(),
    newId(),
    newId(),
    newId(),
  ];
  personId = await kit.person();
  at = { schoolId, runId, moduleId };
  await kit.admin.query(`
    insert into learning.courses (id, school_id, state, title, created_at) values ('${course}', '${schoolId}', 'published', 'x', now());
    insert into learning.runs (id, school_id, course_id, state, title, created_at)
      values ('${runId}', '${schoolId}', '${course}', 'published', 'x', now());
    insert into learning.modules (id, school_id, run_id, title, position) values ('${moduleId}', '${schoolId}', '${runId}', 'x', 1);
    insert into roster.people (school_id, id, roles, given_name, family_name, person_id)
      values ('${schoolId}', '${learner}', '{student}', 'Ada', 'Byron', '${personId}');
    insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
      values ('${newId()}', '${schoolId}', '${runId}', '${learner}', 'office', 'active', now(), now())`);
});
afterAll(() => kit.stop());

const count = (itemId: string, beat: Heartbeat, now: Date) =>
  replica.unitOfWork.run(member(at.schoolId, personId), () => repository.count([{ itemId, ...beat }], now));

/** So much of what was watched is evidence, and what was evidence before is less. */
const noted = (itemId: string, share: number) =>
  kit.admin.query(
    `insert into learning.evidence (id, school_id, run_id, learner_id, item_id, kind, round, score, at)
     select $1, school_id, run_id, learner_id, item_id, 'watched', round, $3, now() from learning.watched where item_id = $2`,
    [newId(), itemId, share],
  );

async function kept(itemId: string): Promise<Omit<Watched, 'parts'> & { readonly parts: object[] }> {
  const [row] = await kit.rows<Awaited<ReturnType<typeof kept>>>(
    `select duration_ms as "durationMs", credit_ms as "creditMs", position_ms as "positionMs", counted_at as "countedAt",
      (select coalesce(json_agg(json_build_object('from', lower(p), 'to', upper(p)) order by p), '[]')
        from unnest(parts) p) as parts
     from learning.watched where item_id = $1`,
    [itemId],
  );
  return row!;
}

const ms = (max: number) => fc.integer({ min: 0, max });
const heartbeat = fc.record({
  parts: fc.array(fc.record({ from: ms(500_000), to: ms(500_000) }), { maxLength: 5 }),
  positionMs: ms(500_000),
  after: ms(90_000),
});

describe('heartbeats in PostgreSQL', () => {
  it('B4 come to what the domain says, whatever is told and when (property)', async () => {
    const beats = fc.array(heartbeat, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(beats, async (told) => {
        const itemId = await aVideoItem(kit, at, DURATION);
        let expected: Watched | null = null;
        let now = START;
        for (const { after, ...beat } of told) {
          now = new Date(now.getTime() + after);
          expected = watchedWith(expected, beat, { durationMs: DURATION, now });
          const [watching] = await count(itemId, beat, now);
          expect(watching!.now.watchedMs).toBe(lengthOf(expected.parts));
        }
        expect(await kept(itemId)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('B4 of two devices at once count together, in whatever order they come', async () => {
    const itemId = await aVideoItem(kit, at, DURATION);
    const part = (i: number) => ({ parts: [{ from: i * 1_000, to: i * 1_000 + 1_500 }], positionMs: i });
    await Promise.all(Array.from({ length: 12 }, (_, i) => count(itemId, part(i), START)));
    expect(await kept(itemId)).toMatchObject({ parts: [{ from: 0, to: 12_500 }], creditMs: 60_000 - 12_500 });
  });

  it('are all of a video that has become shorter once what is left was watched', async () => {
    const itemId = await aVideoItem(kit, at, DURATION);
    await count(itemId, { parts: [{ from: 0, to: 40_000 }], positionMs: 40_000 }, START);
    await kit.admin.query(
      'update learning.videos set duration_ms = 40000 where id = (select video_id from learning.items where id = $1)',
      [itemId],
    );
    const [now] = await count(itemId, { parts: [], positionMs: 40_000 }, START);
    expect(now!.now).toMatchObject({ watchedMs: 40_000, formerMs: 40_000, formerDurationMs: DURATION });
    expect([now!.formerPercent, now!.newEvidence]).toEqual([10, 100]);
    await noted(itemId, 1);
    const [again] = await count(itemId, { parts: [], positionMs: 40_000 }, START);
    expect(again!.newEvidence).toBeNull();
  });

  it('become evidence when what they came to once was not noted (B2)', async () => {
    const itemId = await aVideoItem(kit, at, DURATION);
    await count(itemId, { parts: [{ from: 0, to: 40_000 }], positionMs: 40_000 }, START);
    await noted(itemId, 0.1);
    await kit.admin.query(
      'update learning.videos set duration_ms = 40000 where id = (select video_id from learning.items where id = $1)',
      [itemId],
    );
    await kit.admin.query('update learning.watched set duration_ms = 40000 where item_id = $1', [itemId]);
    const [now] = await count(itemId, { parts: [], positionMs: 40_000 }, START);
    expect([now!.formerPercent, now!.now.notedPercent, now!.newEvidence]).toEqual([100, 10, 100]);
  });

  it('begin anew when the item was reset, and count nothing of what is not open', async () => {
    const itemId = await aVideoItem(kit, at, DURATION);
    const beat = { parts: [{ from: 0, to: 10_000 }], positionMs: 10_000 };
    await count(itemId, beat, START);
    await kit.admin.query(
      `insert into learning.evidence (id, school_id, run_id, learner_id, item_id, kind, round, at)
       select $1, school_id, run_id, learner_id, item_id, 'reset', 0, now() from learning.watched where item_id = $2`,
      [newId(), itemId],
    );
    const [again] = await count(itemId, { parts: [{ from: 5_000, to: 7_000 }], positionMs: 0 }, START);
    expect(again!.now).toMatchObject({ watchedMs: 2_000, formerMs: null });
    await kit.admin.query('update learning.items set opens_at = $2 where id = $1', [
      itemId,
      new Date('2100-01-01'),
    ]);
    expect(await count(itemId, beat, START)).toEqual([]);
    await kit.admin.query(`update learning.items set opens_at = null, state = 'draft' where id = $1`, [
      itemId,
    ]);
    expect(await count(itemId, beat, START)).toEqual([]);
  });
});

/** More than the planner would look up one by one, were it not told how few it is asked about. */
const evidenceOfOthers = `
  set session_replication_role = 'replica';
  insert into learning.evidence (id, school_id, run_id, learner_id, item_id, kind, round, at)
    select gen_random_uuid(), $SCHOOL, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'viewed', 0, now()
    from generate_series(1, 5000);
  reset session_replication_role;
  analyze learning.evidence`;

describe('evidence in PostgreSQL', () => {
  it('of a learner is found by an index among that of everybody', async () => {
    await kit.admin.query(evidenceOfOthers.replace('$SCHOOL', `'${at.schoolId}'`));
    const reader = new ExplainingReader(replica.database);
    const learner = JSON.stringify([{ place: 0, runId: at.runId, learnerId: newId() }]);
    await reader.rows(member(at.schoolId, personId), evidenceOf, [learner]);
    expect(reader.plans[0]!.indexes).toEqual(['evidence_of_learner']);
  });
});

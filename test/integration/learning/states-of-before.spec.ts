import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { atOnce } from '#platform/persistence/concurrent-indexes';
import { urlOf } from '#platform/persistence/database-urls';
import { readMigrations } from '#platform/persistence/migrate';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { withClient } from '../../support/template.js';

const MIGRATIONS = [
  '20261123030000-learning-waivers.sql',
  '20261123030100-learning-evidence-in-turn.sql',
  '20261123030200-learning-passed-and-failed.sql',
];

/** As it was before them. */
const BEFORE = `
  drop index learning.evidence_in_turn;
  alter table learning.evidence drop column turn, drop column reason, drop constraint evidence_kind_check,
    add constraint evidence_kind_check check (kind in ('viewed', 'marked_done', 'watched', 'submitted', 'scored', 'stated', 'attained', 'reset'));
  create unique index evidence_once on learning.evidence (school_id, run_id, learner_id, item_id, kind, round, score)
    nulls not distinct where kind <> 'scored';
  alter table learning.item_progress drop constraint item_progress_state_check, drop constraint item_progress_completed,
    add constraint item_progress_state_check check (state in ('in_progress', 'completed')),
    add constraint item_progress_completed check ((state = 'completed') = (completed_at is not null));`;

describe('the migrations after which an item is waived, passed or failed', () => {
  let database: TestDatabase;
  const [school, course, run, chapter, item, learner] = Array.from({ length: 6 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const admin = <Row extends object>(sql: string, values: unknown[] = []) =>
    withClient(database.adminUrl, async (client) => (await client.query<Row>(sql, values)).rows);
  const ofLearner = `'${school}', '${run}', '${learner}'`;
  /** As the version before writes it: it knows no turns. */
  const add = (kind: string, score = 'null', passed = 'null', version = 'null') =>
    admin(`insert into learning.evidence (id, school_id, run_id, learner_id, item_id, kind, round, rules_version, score, passed, at)
      values (uuidv7(), ${ofLearner}, '${item}', '${kind}', 0, ${version}, ${score}, ${passed}, now())`);
  const becomes = (state: string, at: string) =>
    admin(`insert into learning.item_progress (school_id, run_id, learner_id, item_id, state, completed_at)
      values (${ofLearner}, '${item}', '${state}', ${at}) on conflict (school_id, run_id, learner_id, item_id)
      do update set state = excluded.state, completed_at = excluded.completed_at`);
  const everything = async () => ({
    evidence: await admin(
      `select to_jsonb(e) - '{turn,reason}'::text[] as row from learning.evidence e order by id`,
    ),
    items: await admin('select * from learning.item_progress'),
  });

  beforeAll(async () => {
    database = await testDatabase();
    const district = newId();
    await admin(`
      insert into identity.districts (id, name) values ('${district}', 'North');
      insert into identity.schools (id, district_id, name, time_zone) values ('${school}', '${district}', 'Hill', 'Europe/Warsaw');
      insert into learning.courses (id, school_id, state, title, created_at)
        values ('${course}', '${school}', 'draft', 'x', now());
      insert into learning.runs (id, school_id, course_id, state, title, created_at)
        values ('${run}', '${school}', '${course}', 'draft', 'x', now());
      insert into learning.modules (id, school_id, run_id, title, position) values ('${chapter}', '${school}', '${run}', 'x', 1);
      insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
        values ('${item}', '${school}', '${run}', '${chapter}', 'page', 'draft', 'x', '{"markdown": "x"}', 1);
      insert into learning.progress (school_id, run_id, learner_id) values (${ofLearner});
      ${BEFORE}`);
  });
  afterAll(() => database.drop());

  it('leave what was done as it was, and what the version before goes on to write', async () => {
    await add('viewed');
    await add('scored', '0.5', 'true');
    await add('attained', 'null', 'null', '1');
    await becomes('completed', 'now()');
    const before = await everything();
    for (const migration of MIGRATIONS) {
      const { sql } = (await readMigrations()).find(({ name }) => name === migration)!;
      await withClient(urlOf(database.adminUrl, 'lyceum_owner'), (owner) => owner.query(atOnce(sql)));
    }
    expect(await everything()).toEqual(before);
    await add('scored', '0.5', 'true');
    await add('submitted');
    for (const twice of ['viewed', 'submitted']) await expect(add(twice)).rejects.toThrow('evidence_in_turn');
    await becomes('in_progress', 'null');
  });

  it('let an item be over by a result or a waiver since an instant, and failed since none', async () => {
    for (const over of ['passed', 'waived', 'completed']) {
      await becomes(over, 'now()');
      await expect(becomes(over, 'null')).rejects.toThrow('item_progress_completed');
    }
    await becomes('failed', 'null');
    await expect(becomes('failed', 'now()')).rejects.toThrow('item_progress_completed');
  });
});

import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { ListVideosHandler, ListVideosQuery } from '../../../src/learning/queries/list-videos.query.js';
import { PersistenceKit } from '../../support/persistence-kit.js';
import { ExplainingReader } from '../../support/plans.js';

it('an author’s videos, and those of own courses, are read for a page, and none of the thousands of others', async () => {
  const kit = await PersistenceKit.start();
  const { database } = kit.replica();
  const [school, author, colleague] = [await kit.school(), await kit.person(), await kit.person()];
  const reach = () => 'own' as const;
  const actor: Actor = { ...systemActor(school, author), reach };
  /** By a hundred colleagues. */
  const make = (count: number) =>
    kit.admin.query(
      `with arrived as (
         insert into platform.uploads (id, school_id, person_id, length, "offset", state)
         select gen_random_uuid(), $1, $2, 1, 1, 'kept' from generate_series(1, $3) returning id)
       insert into learning.videos (id, school_id, title, state, source_id, created_at, created_by)
       select gen_random_uuid(), $1, 'Film', 'uploaded', id, now(), md5('maker' || row_number() over () % 100)::uuid from arrived returning id`,
      [school, colleague, count],
    );
  const read = async () => {
    await kit.admin.query('vacuum (analyze) learning.videos');
    const reader = new ExplainingReader(database);
    const page = await new ListVideosHandler(reader).execute(
      new ListVideosQuery({ limit: 20, sort: '-id' }, actor),
    );
    return { ids: page.items.map(({ id }) => id), pages: reader.plans.at(-1)!.pages };
  };
  await make(150);
  const { rows } = await kit.admin.query<{ id: string }>(
    'update learning.videos set created_by = $1 where id in (select id from learning.videos order by id limit 2) returning id',
    [author],
  );
  const shown = await kit.admin.query<{ id: string }>(
    `with course as (
       insert into learning.courses (id, school_id, state, title, instructors, created_at)
       values (gen_random_uuid(), $1, 'draft', 'Bread', array[$2::uuid], now()) returning id
     ), run as (
       insert into learning.runs (id, school_id, course_id, state, title, created_at)
       select gen_random_uuid(), $1, id, 'draft', 'Run', now() from course returning id
     ), module as (
       insert into learning.modules (id, school_id, run_id, title, position)
       select gen_random_uuid(), $1, id, 'Module', 1 from run returning id, run_id
     )
     insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
     select gen_random_uuid(), $1, m.run_id, m.id, 'video', 'draft', 'Film', jsonb_build_object('videoId', v.id), 1
     from module m, (select id from learning.videos where created_by <> $2 order by id limit 1) v returning video_id as id`,
    [school, author],
  );
  const few = await read();
  await make(2_850);
  const many = await read();
  const own = [...rows, ...shown.rows]
    .map(({ id }) => id)
    .toSorted()
    .toReversed();
  expect([few.ids, many.ids]).toEqual([own, own]);
  expect(many.pages).toBeLessThan(few.pages + 10);
  await kit.stop();
});

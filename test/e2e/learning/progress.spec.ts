import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { CourseAuthor } from '../../support/course-author.js';
import { looksAfter } from '../../support/families.js';
import { lyceum } from '../../support/command-line.js';
import { RecordProvider } from '../../support/record-provider.js';
import { settled } from '../../support/settled.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Explained {
  readonly rule: string;
  readonly met: boolean;
  readonly required: number;
  readonly present: number;
  readonly evidence: readonly { readonly kind: string; readonly itemId: string }[];
  readonly of: readonly Explained[];
}

interface Progress {
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly percent: number;
  readonly rulesVersion: number;
  readonly attainedBy: number | null;
  readonly items: readonly { itemId: string; state: string; missing: string[]; explanation: Explained }[];
  readonly explanation: Explained;
}

let app: TestApp;
let schools: TwoSchools;
let teacher: RosterOffice;
let author: CourseAuthor;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
  author = new CourseAuthor(teacher);
});
afterAll(() => app.stop());

const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);
const refused = (status: number, code: string) => ({ status, body: { code: `learning.${code}` } });

/** Somebody of the school who learns in a published run of one module with so many published pages. */
async function learning(pages: number) {
  const { person, id: learnerId } = await studentWhoSignsIn(app, schools.hill);
  const { courseId, runId, moduleId, itemId } = await author.published();
  const items = [itemId];
  while (items.length < pages) items.push(await author.page(moduleId));
  for (const id of items) await author.publish(`course-items/${id}`);
  const enrolmentId = await author.enrol(runId, learnerId);
  const me = at(person);
  const progress = async () => (await me.get<Progress>(`/course-enrolments/${enrolmentId}/progress`)).body;
  await settled(app); // or the rules of the run would measure them later
  const say = (id: string, what: 'viewed' | 'done') =>
    me.call<Progress>('POST', `/course-items/${id}/${what}`);
  return { person, me, learnerId, courseId, runId, moduleId, items, enrolmentId, progress, say };
}

const state = async (enrolmentId: string) =>
  (await teacher.get(`/course-enrolments/${enrolmentId}`)).body.state;

describe('progress', () => {
  it('grows with what the learner has seen, and explains itself: required, there, and from which evidence', async () => {
    const { items, say, progress, enrolmentId, learnerId, runId } = await learning(3);
    const [first, second, third] = items as [string, string, string];
    expect(await progress()).toMatchObject({ state: 'not_started', done: 0, total: 3, percent: 0 });
    const seen = await say(first, 'viewed');
    expect(seen).toMatchObject({ status: 200, body: { state: 'in_progress', done: 1, percent: 33 } });
    expect((await say(first, 'viewed')).body).toEqual(seen.body);
    const { explanation, items: each } = await progress();
    expect(explanation).toMatchObject({ rule: 'every_item', met: false, required: 3, present: 1 });
    const ofFirst = each.find(({ itemId }) => itemId === first)!;
    expect(ofFirst.explanation).toMatchObject({ rule: 'viewed', met: true, required: 1, present: 1 });
    expect(ofFirst.explanation.evidence).toMatchObject([{ kind: 'viewed', itemId: first }]);
    await say(second, 'viewed');
    await say(third, 'viewed');
    expect(await progress()).toMatchObject({
      state: 'completed',
      done: 3,
      percent: 100,
      explanation: { met: true },
    });
    expect(await state(enrolmentId)).toBe('completed');
    const { body } = await teacher.get<{ items: object[] }>(`/course-runs/${runId}/progress`);
    expect(body.items).toEqual([
      expect.objectContaining({ enrolmentId, learnerId, state: 'completed', done: 3, percent: 100 }),
    ]);
  });

  it('is shown live to the learner’s other devices and to the teacher, and equals what a query returns (L5)', async () => {
    const { person, items, say, progress, enrolmentId, runId } = await learning(2);
    const device = await TestSocket.connect(app, person.token);
    const watching = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const topics = [`course-enrolment:${enrolmentId}`, `course-run:${runId}:learners`] as const;
    expect(await device.subscribe(topics[0])).toMatchObject({ ok: true });
    expect(await watching.subscribe(topics[1])).toMatchObject({ ok: true });
    await say(items[0]!, 'viewed');
    const other = await TestSocket.connect(app, person.token);
    const input = { itemId: items[1], kind: 'viewed' };
    const acted = await other.act('learning.note_evidence', schools.hill.id, input);
    expect(acted).toMatchObject({ ok: true, result: { state: 'completed' } });
    const isProgress = (type: string) => type === 'learning.progress_changed';
    for (const [socket, topic] of [
      [device, topics[0]],
      [watching, topics[1]],
    ] as const) {
      const told = (await socket.received(topic, 3)).filter(({ type }) => isProgress(type));
      expect(told.map(({ data }) => data['percent'])).toEqual([50, 100]);
      const { state: now, done, total, percent } = await progress();
      expect(told.at(-1)!.data).toMatchObject({ state: now, done, total, percent, enrolmentId });
    }
    for (const socket of [device, watching, other]) socket.close();
  });

  it('is in the record store as well, each step once, also when it is told again', async () => {
    const { items, say, enrolmentId, learnerId, runId } = await learning(2);
    const player = await RecordProvider.of(app, schools.hill);
    for (const id of items) await say(id, 'viewed');
    const statements = async () => {
      const { body } = await player.call('GET', 'statements', { query: { registration: enrolmentId } });
      return (body as { statements: { actor: object; verb: { id: string }; object: { id: string } }[] })
        .statements;
    };
    await until(async () => (await statements()).length === 3, 'what was completed');
    const told = await statements();
    expect(new Set(told.map(({ object }) => object.id.split('/').at(-1)))).toEqual(
      new Set([...items, runId]),
    );
    expect(told[0]).toMatchObject({
      actor: { account: { name: learnerId } },
      verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
      result: { completion: true },
      authority: { account: { name: 'lyceum' } },
    });
    const jobs = `platform.jobs where kind = 'reaction' and payload ->> 'reaction' = 'learning.tell-progress'`;
    await app.admin.query(`with told as (select id from ${jobs})
      update platform.jobs set state = 'waiting', finished_at = null, run_at = now() where id in (select id from told)`);
    const isTold = async () =>
      (await app.admin.query(`select from ${jobs} and state <> 'done'`)).rowCount === 0;
    await until(isTold, 'it to be told again');
    expect(await statements()).toEqual(told);
  });

  it('comes from programs, too: of links, which they play, by what they say of learners of the run', async () => {
    const { items, moduleId, learnerId, progress } = await learning(1);
    const link = await author.page(moduleId, { kind: 'link', url: 'https://course.example', markdown: null });
    await author.publish(`course-items/${link}`);
    await until(async () => (await progress()).total === 2, 'the rules with the link');
    const player = await RecordProvider.of(app, schools.hill);
    const done = (verb: string, itemId: string, name: string, id = newId()) => ({
      id,
      actor: { account: { homePage: home, name } },
      verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
      object: { id: `${home}/course-items/${itemId}` },
    });
    const completed = (itemId: string, id: string) => done('completed', itemId, learnerId, id);
    const voiding = (id: string) => ({
      ...about,
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id },
    });
    const say = async (verb: string, itemId: string, name = learnerId, id = newId()) => {
      await player.say(done(verb, itemId, name, id));
      return (await progress()).done;
    };
    const about = {
      actor: { mbox: 'mailto:x@y.example' },
      verb: { id: 'urn:x:v' },
      object: { id: 'urn:x:o' },
    };
    const statementId = await player.say(about);
    const { body } = await player.call('GET', 'statements', { query: { statementId } });
    const home = (body as { authority: { account: { homePage: string } } }).authority.account.homePage;
    expect(await say('completed', items[0]!)).toBe(0);
    expect(await say('completed', link, schools.hill.id)).toBe(0);
    expect(await say('experienced', link)).toBe(0);
    const [voided, together] = [newId(), newId()];
    await player.say(voiding(voided));
    expect(await say('completed', link, learnerId, voided)).toBe(0);
    await player.call('POST', 'statements', { json: [completed(link, together), voiding(together)] });
    expect((await progress()).done).toBe(0);
    expect(await say('completed', link)).toBe(1);
    expect(await say('completed', link)).toBe(1);
    const { explanation } = (await progress()).items.find(({ itemId }) => itemId === link)!;
    expect(explanation).toMatchObject({
      rule: 'marked_done',
      met: true,
      evidence: [{ kind: 'marked_done' }],
    });
  });

  it('is the learner’s to make, of what is published, open and not locked, and nobody else’s', async () => {
    const { items, say, moduleId, me, enrolmentId, learnerId } = await learning(2);
    const [first, second] = items as [string, string];
    await teacher.call('PUT', `/course-items/${second}/requirements`, { body: { itemIds: [first] } });
    const locked = { ...refused(403, 'item_locked'), body: { facts: { missing: [first] } } };
    expect(await say(second, 'viewed')).toMatchObject(locked);
    expect(await me.get(`/course-items/${second}`)).toMatchObject(locked);
    await say(first, 'viewed');
    expect((await me.get(`/course-items/${second}`)).status).toBe(200);
    await teacher.call('PATCH', `/course-items/${second}`, { body: { closesAt: '2020-01-01T00:00:00Z' } });
    expect(await say(second, 'viewed')).toMatchObject(refused(403, 'item_not_open'));
    expect(await say(await author.page(moduleId), 'viewed')).toMatchObject(refused(404, 'item_not_found'));
    expect((await teacher.call('POST', `/course-items/${first}/viewed`)).status).toBe(404);
    const stranger = await somebody(app, 'student', { schoolId: schools.hill.id });
    const path = `/course-enrolments/${enrolmentId}/progress`;
    expect((await at(stranger).get(path)).status).toBe(404);
    await looksAfter(app, schools.hill, schools.hill.people.guardian, learnerId);
    expect((await at(schools.hill.people.guardian).get(path)).status).toBe(200);
    expect((await new RosterOffice(app, schools.lake).get(path)).status).toBe(404);
    await teacher.call('POST', `/course-enrolments/${enrolmentId}/suspend`);
    expect((await say(first, 'done')).status).toBe(404);
  });

  it('counts once what is said by two devices at the same moment', async () => {
    const { items, say, progress } = await learning(2);
    const answers = await Promise.all(
      items.flatMap((id) => [say(id, 'viewed'), say(id, 'viewed'), say(id, 'done')]),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await progress()).toMatchObject({ state: 'completed', done: 2 });
    const { rows } = await app.admin.query<{ n: number }>(
      `select count(*)::int as n from learning.evidence where item_id = any ($1::uuid[]) and kind = 'viewed'`,
      [items],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });
});

describe('rules', () => {
  it('B2, B3 change by an explicit recomputation, which takes away nothing that was attained', async () => {
    const { items, say, progress, runId, moduleId, enrolmentId } = await learning(2);
    const [first, second] = items as [string, string];
    await say(first, 'viewed');
    const version = (await progress()).rulesVersion;
    const both = { rule: 'all', of: [{ rule: 'viewed' }, { rule: 'marked_done' }] };
    const set = await teacher.call('PUT', `/course-items/${first}/completion`, { body: { rule: both } });
    expect(set).toMatchObject({ status: 200, body: { completion: both } });
    await teacher.call('PUT', `/course-items/${second}/completion`, { body: { rule: both } });
    const ruleOf = async (id: string) =>
      (await progress()).items.find(({ itemId }) => itemId === id)?.explanation.rule;
    await until(async () => (await ruleOf(second)) === 'all', 'the new rules');
    expect((await progress()).rulesVersion).toBeGreaterThan(version);
    const { done, items: each } = await progress();
    expect(done).toBe(1);
    expect(each.find(({ itemId }) => itemId === first)).toMatchObject({
      state: 'completed',
      attainedBy: version,
      explanation: { rule: 'all', met: false, required: 2, present: 1 },
    });
    await say(second, 'viewed');
    expect(await progress()).toMatchObject({ done: 1, state: 'in_progress' });
    await say(second, 'done');
    expect(await progress()).toMatchObject({ done: 2, state: 'completed' });
    // What is published afterwards counts for what is done, and what was completed stays completed.
    await author.publish(`course-items/${await author.page(moduleId)}`);
    await until(async () => (await progress()).total === 3, 'the new item');
    expect(await progress()).toMatchObject({ done: 2, total: 3, percent: 66, state: 'completed' });
    expect(await state(enrolmentId)).toBe('completed');
    const rule = { rule: 'n_of', n: 1, of: [{ rule: 'item', itemId: first }] };
    const outline = await teacher.call('PUT', `/course-runs/${runId}/completion`, { body: { rule } });
    expect(outline).toMatchObject({ status: 200, body: { completion: rule } });
  });

  it('complete a run by any, or so many of its items, at once for whoever has them; and name no draft (B10)', async () => {
    const { items, say, progress, runId, moduleId, me, enrolmentId } = await learning(3);
    await say(items[0]!, 'viewed');
    const draft = await author.page(moduleId);
    const of = [items[0], items[1], draft].map((itemId) => ({ rule: 'item', itemId }));
    const body = { rule: { rule: 'n_of', n: 2, of } };
    await teacher.call('PUT', `/course-runs/${runId}/completion`, { body });
    await until(async () => (await progress()).explanation.rule === 'n_of', 'the rule of the run');
    expect((await progress()).explanation).toMatchObject({ required: 2, present: 1, met: false });
    expect(
      JSON.stringify([await progress(), (await me.get(`/course-runs/${runId}/outline`)).body]),
    ).not.toContain(draft);
    await teacher.call('PUT', `/course-runs/${runId}/completion`, { body: { rule: { rule: 'any', of } } });
    await until(async () => (await progress()).state === 'completed', 'the completion');
    expect(await state(enrolmentId)).toBe('completed');
  });

  it('are refused where they are wrong', async () => {
    const { items, runId } = await learning(1);
    const set = (path: string, rule: object) => teacher.call('PUT', path, { body: { rule } });
    const pointer = (at_: string) => ({
      body: { code: 'learning.completion_rule_invalid', errors: [{ pointer: at_ }] },
    });
    const [item, run] = [`/course-items/${items[0]}/completion`, `/course-runs/${runId}/completion`];
    expect(await set(item, { rule: 'n_of', n: 2, of: [{ rule: 'viewed' }] })).toMatchObject(
      pointer('/rule/n'),
    );
    expect(await set(item, { rule: 'any', of: [{ rule: 'item', itemId: items[0] }] })).toMatchObject(
      pointer('/rule/of/0/rule'),
    );
    expect(await set(run, { rule: 'item', itemId: await author.page() })).toMatchObject(
      pointer('/rule/itemId'),
    );
    expect(await set(item, { rule: 'telepathy' })).toMatchObject({ status: 422 });
  });
});

describe('a reset', () => {
  it('B3 is explicit: the learner begins anew, and what was done stays written down', async () => {
    const { items, say, progress, enrolmentId, me } = await learning(2);
    for (const id of items) await say(id, 'viewed');
    const reset = (by: RosterOffice, body: object = {}) =>
      by.call('POST', `/course-enrolments/${enrolmentId}/reset`, { body });
    expect((await reset(me)).status).toBe(403);
    expect(await reset(teacher, { itemIds: [items[0]] })).toMatchObject({
      status: 200,
      body: { state: 'in_progress', done: 1 },
    });
    expect(await state(enrolmentId)).toBe('active');
    await say(items[0]!, 'viewed');
    expect(await progress()).toMatchObject({ state: 'completed', done: 2 });
    for (const back of ['approve', 'resume'])
      expect(await teacher.call('POST', `/course-enrolments/${enrolmentId}/${back}`)).toMatchObject({
        status: 409,
        body: { code: 'learning.enrolment_not_in_state' },
      });
    expect(await state(enrolmentId)).toBe('completed');
    expect(await reset(teacher)).toMatchObject({ body: { state: 'not_started', done: 0 } });
    const { rows } = await app.admin.query<{ n: number }>(
      `select count(*)::int as n from learning.evidence where item_id = $1 and kind = 'viewed'`,
      [items[0]],
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('is in the audit log, item by item, with who', async () => {
    const { items, say, enrolmentId } = await learning(2);
    for (const id of items) await say(id, 'viewed');
    await teacher.call('POST', `/course-enrolments/${enrolmentId}/reset`, { body: {} });
    const { rows } = await app.admin.query<{ by: string; item: string }>(
      `select person_id as by, after ->> 'itemId' as item from platform.audit_entries
       where after ->> 'kind' = 'reset' and after ->> 'itemId' = any ($1::text[]) order by item`,
      [items],
    );
    const { id: by } = schools.hill.people.teacher;
    expect(rows).toEqual(items.toSorted().map((item) => ({ by, item })));
  });

  it('is not the removal of what somebody has worked on', async () => {
    const { items, say } = await learning(2);
    await say(items[0]!, 'viewed');
    const remove = (id: string) => teacher.call('DELETE', `/course-items/${id}`);
    expect(await remove(items[0]!)).toMatchObject(refused(409, 'item_has_evidence'));
    expect((await remove(items[1]!)).status).toBe(204);
  });
});

describe('lyceum learning verify', () => {
  it('B2 finds what is kept otherwise than the evidence says, and mends it', async () => {
    const { items, say, learnerId, runId, progress } = await learning(2);
    await say(items[0]!, 'viewed');
    expect(await lyceum(app, ['learning', 'verify'])).toMatchObject({ code: 0 });
    await app.admin.query(`update learning.progress set done = 0 where run_id = $1 and learner_id = $2`, [
      runId,
      learnerId,
    ]);
    await app.admin.query(`delete from learning.item_progress where run_id = $1`, [runId]);
    const found = await lyceum(app, ['learning', 'verify', '--school', schools.hill.id]);
    expect(found).toMatchObject({ code: 1 });
    expect(found.out).toContain(learnerId);
    expect(found.out).toContain('in_progress 0/2');
    expect(await lyceum(app, ['learning', 'verify', '--repair'])).toMatchObject({ code: 0 });
    expect(await lyceum(app, ['learning', 'verify'])).toMatchObject({ code: 0 });
    expect(await progress()).toMatchObject({ done: 1 });
  });

  it('B2 finds when something was completed said otherwise, and what is not kept at all', async () => {
    const { items, say, learnerId, runId, progress } = await learning(2);
    for (const item of items) await say(item, 'viewed');
    const theirs = 'where run_id = $1 and learner_id = $2';
    for (const spoil of [
      `update learning.progress set completed_at = '2001-02-03' ${theirs}`,
      `update learning.item_progress set completed_at = '2001-02-03' ${theirs}`,
      `with items as (delete from learning.item_progress ${theirs}) delete from learning.progress ${theirs}`,
    ]) {
      await app.admin.query(spoil, [runId, learnerId]);
      const found = await lyceum(app, ['learning', 'verify', '--school', schools.hill.id]);
      expect([spoil, found]).toMatchObject([spoil, { code: 1, out: expect.stringContaining(learnerId) }]);
      expect(await lyceum(app, ['learning', 'verify', '--repair'])).toMatchObject({ code: 0 });
      expect(await lyceum(app, ['learning', 'verify'])).toMatchObject({ code: 0 });
      expect(await progress()).toMatchObject({ done: 2 });
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { inParts, RecordProvider, sha2 } from '../../support/record-provider.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

describe('K6, B7 the erasure of somebody whom statements of others name', () => {
  let app: TestApp;
  let hill: TestSchool;
  let admin: RosterOffice;
  let provider: RecordProvider;
  const homePage = 'https://lyceum.example.org';
  const verb = { id: 'http://adlnet.gov/expapi/verbs/answered' };
  const object = { objectType: 'Activity', id: 'https://example.org/q/2' };
  const pupil = { objectType: 'Agent', name: 'Pia Pupil', mbox: 'mailto:pia@example.org' };
  const result = { success: true, response: 'in my own words' };
  const own = { success: true };

  beforeAll(async () => {
    app = await TestApp.start({ PUBLIC_URL: homePage });
    ({ hill } = await twoSchools(app));
    admin = new RosterOffice(app, hill, hill.people.admin);
    provider = await RecordProvider.of(app, hill);
  });
  afterAll(() => app.stop());
  const rows = async (sql: string, values: unknown[] = []) =>
    (await app.admin.query<Record<string, unknown>>(sql, values)).rows;
  const whoLeft = async (givenName: string, email: string) => {
    const { id } = await admin.make('/people', {
      givenName,
      familyName: 'Nimrod',
      roles: ['student'],
      email,
    });
    await admin.call('POST', `/people/${id}/departure`, { body: { on: '2026-11-01' } });
    return id;
  };
  const erased = async (id: string) => {
    expect((await admin.call('POST', `/people/${id}/erasure`, { body: { reason: 'asked' } })).status).toBe(
      204,
    );
    await until(
      async () =>
        (
          await rows(
            `select from platform.outbox where type = 'learning.person_forgotten' and aggregate_id = $1`,
            [id],
          )
        ).length > 0,
      'the statements to be forgotten',
    );
  };
  const stored = async (statementId: string) =>
    (await provider.call('GET', 'statements', { query: { statementId } })).body as Record<string, unknown>;
  const document = (agent: object, stateId: string) => ({
    query: { activityId: object.id, agent: JSON.stringify(agent), stateId },
  });

  it('leaves pupils what they said, and names the teacher and one of a group no more', async () => {
    const id = await whoLeft('Zoltan', 'Zoltan.Nimrod@example.org');
    const him = { name: 'Zoltan', mbox: 'mailto:Zoltan.Nimrod@example.org' };
    const lower = { objectType: 'Agent', name: 'Zoltan', mbox: 'mailto:zoltan.nimrod@example.org' };
    const file = { usageType: 'urn:x:f', display: { en: 'F' }, contentType: 'text/plain' };
    const attachment = { ...file, length: 3, sha2: sha2('min') };
    const context = {
      instructor: him,
      contextAgents: [{ objectType: 'contextAgent', agent: lower }],
      language: 'de',
    };
    const taught = { id: newId(), actor: pupil, verb, object, result, context, attachments: [attachment] };
    expect(
      (await provider.call('POST', 'statements', inParts(taught, [[attachment.sha2, 'min']]))).status,
    ).toBe(200);
    const together = await provider.say({
      actor: { objectType: 'Group', member: [pupil, lower] },
      verb,
      object,
      result,
    });
    const praised = await provider.say({
      actor: pupil,
      verb,
      object: { objectType: 'Agent', ...him },
      result,
    });
    const his = await provider.say({ actor: him, verb, object, result });
    const account = { homePage, name: id };
    const byRecord = await provider.say({ actor: { name: 'Zoltan', account }, verb, object, result });
    const kept = document(lower, 'of-before');
    const write = () =>
      provider.call('PUT', 'activities/state', { ...kept, json: {}, headers: { 'if-match': '*' } });
    await provider.call('PUT', 'activities/state', {
      ...kept,
      json: { a: 1 },
      headers: { 'if-none-match': '*' },
    });
    await rows('update learning.statement_documents set agent_key = null');
    expect((await write()).status).toBe(204);

    await erased(id);
    const instead = { objectType: 'Agent', account };
    const contextAgents = [{ objectType: 'contextAgent', agent: instead }];
    expect(await stored(taught.id)).toMatchObject({
      ...taught,
      context: { instructor: instead, contextAgents, language: 'de' },
    });
    const query = { statementId: taught.id, attachments: 'true' };
    expect((await provider.call('GET', 'statements', { query })).text).toContain('\r\n\r\nmin\r\n');
    expect(await stored(together)).toMatchObject({ actor: { member: [pupil, instead] }, result });
    const praise = await stored(praised);
    expect(praise).toMatchObject({ actor: pupil, object: instead });
    expect(praise['result']).toEqual(own);
    for (const statement of [await stored(his), await stored(byRecord)]) {
      expect(statement).toMatchObject({ actor: instead, object: { id: object.id } });
      expect(statement['result']).toEqual(own);
    }
    const agent = JSON.stringify(instead);
    const acting = await provider.found({ agent });
    expect(acting.toSorted()).toEqual([together, praised, his, byRecord].toSorted());
    expect(await provider.found({ agent, related_agents: 'true' })).toContain(taught.id);
    expect((await provider.call('GET', 'activities/state', kept)).status).toBe(404);
    expect(await rows(`select from learning.statements where said::text ilike '%zoltan%'`)).toEqual([]);
  });

  it('takes nothing from a brother or sister of the same address until the last of them is erased', async () => {
    const mbox = 'mailto:mother@example.org';
    const ids = [await whoLeft('Kim', 'Mother@example.org'), await whoLeft('Lou', 'mother@example.org')];
    const statement = await provider.say({ actor: { mbox }, verb, object, result });
    const kept = document({ mbox }, 'bookmark');
    await provider.call('PUT', 'activities/state', {
      ...kept,
      json: { a: 1 },
      headers: { 'if-none-match': '*' },
    });
    await erased(ids[0]!);
    expect(await stored(statement)).toMatchObject({ actor: { mbox }, result });
    expect((await provider.call('GET', 'activities/state', kept)).status).toBe(200);
    await erased(ids[1]!);
    expect(await stored(statement)).toMatchObject({ actor: { account: { name: ids[1] } } });
    expect((await provider.call('GET', 'activities/state', kept)).status).toBe(404);
  });

  it('forgets the agents of those who have left alone', async () => {
    const { id } = await admin.student();
    await rows(`select set_config('app.school_id', $1, false)`, [hill.id]);
    const here = JSON.stringify({ account: { homePage: 'x', name: id } });
    await expect(rows(`select learning.forget_agents('{}', '{}', 'x', $1)`, [here])).rejects.toMatchObject({
      constraint: 'agents_of_those_who_left',
    });
    await rows(`select set_config('app.school_id', '', false)`);
  });

  it('finds what devices sent by an index, and empties a faulty row of a file once', async () => {
    const id = await whoLeft('Rex', 'rex@example.org');
    await erased(id);
    await rows(
      `insert into attendance.sync_operations (school_id, device_id, operation_id, register_id, student_id, operation,
         marked_at, outcome, result)
       select $1, $1, gen_random_uuid(), $1, gen_random_uuid(), '{}', now(), 'refused', '{}' from generate_series(1, 5000)`,
      [hill.id],
    );
    await rows('analyze attendance.sync_operations');
    const plan = await rows(
      `explain update attendance.sync_operations set result = '{}' where school_id = '${hill.id}' and student_id = '${id}'`,
    );
    expect(JSON.stringify(plan)).toContain('sync_operations_of_student');
    await rows(
      `with import as (
         insert into attendance.mark_imports (id, school_id, job_id, mode, dry_run, existing, submit, encoding, state, finished_at)
         values ($2, $1, $2, 'good-rows-only', false, 'keep', false, 'utf-8', 'done', now()))
       insert into attendance.mark_import_rows (school_id, import_id, row_no, date, section, period, student, code, reason, state)
       values ($1, $2, 1, '', '', '', 'Rex', 'A', 'Rex', 'faulty')`,
      [hill.id, newId()],
    );
    const forgotten = async () => {
      await rows(
        `with here as materialized (select set_config('app.school_id', $1, false))
         select attendance.forget_person($2, null) from here`,
        [hill.id, id],
      );
      await rows(`select set_config('app.school_id', '', false)`);
      return rows('select student, reason, xmin::text from attendance.mark_import_rows');
    };
    const once = await forgotten();
    expect(once).toMatchObject([{ student: '(erased)', reason: '(erased)' }]);
    expect(await forgotten()).toEqual(once);
  });
});

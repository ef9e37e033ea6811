import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RosterPersonNotErasable } from '#domain/roster/erasure/erasure.errors';
import { eraseImported } from '../../support/erase-imported.js';
import { changesIn } from '../../support/import-report.js';
import { RosterImports } from '../../support/roster-imports.js';
import { delta, enrollment, role, small, user } from '../../support/small-district.js';
import { until } from '../../support/until.js';

let imports: RosterImports;

beforeAll(async () => {
  imports = await RosterImports.start();
});
beforeEach(() => imports.reset());
afterAll(() => imports.stop());

/** What an import that was taken over has changed. */
async function changesOf(...sent: Parameters<RosterImports['import']>): Promise<string[]> {
  const report = await imports.import(...sent);
  if (report.state !== 'done') throw new Error(JSON.stringify(report.problems));
  return changesIn(report);
}

describe('K6 somebody who was erased', () => {
  const family = {
    'users.csv': [
      user('ann', { agentSourcedIds: 'mum,dad', identifier: 'S-17', phone: '600 700' }),
      user('mum', { givenName: 'Maud' }),
      user('dad'),
    ],
    'roles.csv': [role('mum', 'parent', 'north'), role('dad', 'parent', 'north')],
  };
  /** The tables that hold a word; without the rows of packages, which go when an import has ended. */
  const holding = async (word: string) => {
    const tables = await imports.rows<{ name: string }>(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('roster', 'platform')
        and c.relname not in ('outbox', 'import_rows')`);
    const found: string[] = [];
    for (const { name } of tables) {
      const [held] = await imports.rows(`select from ${name} t where strpos(t::text, $1) > 0 limit 1`, [
        word,
      ]);
      if (held) found.push(name);
    }
    return found;
  };
  beforeEach(async () => {
    await changesOf(small(family));
    await changesOf(small(family, ['ann', 'ann-student-north', 'ann-maths-n', 'mum', 'mum-parent-north']));
    const report = await imports.import(
      small({ 'users.csv': [user('bob', { agentSourcedIds: 'mum' })] }, [
        'ann',
        'ann-student-north',
        'ann-maths-n',
      ]),
    );
    if (report.state !== 'refused') throw new Error('Rows that lead nowhere were to be held back.');
    await eraseImported(imports, 'ann');
    await eraseImported(imports, 'mum');
  });

  it('is nowhere, and comes back by no import, which finds nothing to do', async () => {
    const before = await imports.rows('select * from roster.people order by id');
    for (const sent of [small(family), small(family)]) {
      const changes = await changesOf(sent);
      expect(changes.filter((line) => !line.startsWith('people') && !line.startsWith('guardian'))).toEqual(
        [],
      );
      expect(await imports.rows('select * from roster.people order by id')).toEqual(before);
    }
    expect(await changesOf(small(family))).toEqual([]);
    for (const word of ['ann@example.org', 'Maud', 'S-17', '600 700', '"ann"', 'ann,', 'mum'])
      expect([word, await holding(word)]).toEqual([word, []]);
    expect(await holding('dad')).toContain('roster.source_records');
    expect(
      await imports.rows('select source_id, state from roster.enrolments where source_id is null'),
    ).toEqual([{ source_id: null, state: 'withdrawn' }]);
  });

  it('is no fault of a row that still leads there, in a package of changes', async () => {
    const changes = delta({
      'users.csv': [user('bob', { agentSourcedIds: 'mum', givenName: 'Bobby' })],
      'enrollments.csv': [enrollment('ann', 'maths-n', 'north')],
    });
    expect(await changesOf(changes)).toEqual(['people: 1 updated']);
    expect(await changesOf(changes)).toEqual([]);
    expect(await holding('mum')).toEqual([]);
  });

  it('may come again under another name of the records system, as somebody new', async () => {
    const again = { ...family, 'users.csv': [...family['users.csv'], user('ann2')] };
    again['roles.csv'] = [...family['roles.csv'], role('ann2', 'student', 'north')];
    expect(await changesOf(small(again))).toContain('people: 1 created');
  });
});

describe('K6 the erasure of somebody while an import is under way', () => {
  it('ends nobody of another school that the same package is still taken over into', async () => {
    const moved = small(
      {
        'roles.csv': [role('ann', 'student', 'south')],
        'enrollments.csv': [enrollment('ann', 'maths-s', 'south')],
      },
      ['ann-student-north', 'ann-maths-n'],
    );
    await changesOf(small());
    await changesOf(moved);
    const importId = await imports.check(moved);
    await eraseImported(imports, 'ann');
    for (let next = await imports.nextSchool(importId); next; next = await imports.nextSchool(importId))
      await imports.takeOver(importId, next);
    expect(changesIn(await imports.report(importId))).toEqual([]);
    const people = await imports.rows(
      `select p.given_name as name, p.status, s.name as school from roster.people p
       join identity.schools s on s.id = p.school_id where p.given_name in ('ann', 'Erased') order by 1`,
    );
    expect(people).toEqual([
      { name: 'Erased', status: 'anonymised', school: 'North School' },
      { name: 'ann', status: 'active', school: 'South School' },
    ]);
  });

  it('sees what the import has written: who was enrolled by it is not erased', async () => {
    await changesOf(small());
    await changesOf(small({}, ['ann', 'ann-student-north', 'ann-maths-n']));
    const { admin } = imports;
    await admin.query('begin');
    await admin.query(`
      select pg_advisory_xact_lock(hashtextextended('roster.import ' || p.school_id, 0))
      from roster.people p where p.source_id = 'ann'`);
    const erased = eraseImported(imports, 'ann').catch((error: unknown) => error);
    await until(async () => {
      const waiting = await imports.rows(`select from pg_locks where locktype = 'advisory' and not granted`);
      return waiting.length > 0;
    }, 'the erasure to wait for the import');
    await admin.query(`
      update roster.enrolments e set state = 'active', ends_on = null
      from roster.people p where p.id = e.student_id and p.source_id = 'ann'`);
    await admin.query('commit');
    expect(await erased).toBeInstanceOf(RosterPersonNotErasable);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eraseImported } from '../../support/erase-imported.js';
import { changesIn } from '../../support/import-report.js';
import { RosterImports } from '../../support/roster-imports.js';
import { delta, enrollment, role, small, user } from '../../support/small-district.js';

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

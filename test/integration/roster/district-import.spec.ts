import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changesIn } from '../../support/import-report.js';
import { RosterImports } from '../../support/roster-imports.js';

// A public mock district that nobody here made up, and the same with twelve faulty rows; see test/data/README.md.
const GOOD = 'test/data/oneroster/valley-district.zip';
const FAULTY = 'test/data/oneroster/valley-district-faulty.zip';

const EVERYTHING = [
  'schools: 2 created',
  'academicYears: 2 created',
  'terms: 4 created',
  'courses: 42 created',
  'sections: 84 created',
  'people: 300 created',
  'enrolments: 4088 created',
  'teachingAssignments: 56 created',
  'periods: 14 created',
  'meetings: 420 created',
  'calendarDays: 420 created',
];

interface Expected {
  readonly faults: readonly { file: string; row: number; field: string; reason: string }[];
  readonly goodRowsOnly: Readonly<Record<string, number>>;
}

async function expected(): Promise<Expected> {
  return JSON.parse(
    await readFile('test/data/oneroster/valley-district-faulty.expected.json', 'utf8'),
  ) as Expected;
}

let imports: RosterImports;

beforeAll(async () => {
  imports = await RosterImports.start();
});
afterAll(() => imports.stop());

async function counted(): Promise<Record<string, number>> {
  const tables = ['people', 'sections', 'enrolments', 'teaching_assignments', 'source_records'];
  const counts = tables.map((table) => `(select count(*)::int from roster.${table}) as ${table}`);
  const [row] = await imports.rows<Record<string, number>>(`select ${counts.join(', ')}`);
  return row!;
}

describe('a district from its records system', () => {
  it('with faults is kept out whole when all or nothing was asked for, each fault named', async () => {
    const report = await imports.import(FAULTY);
    expect(report).toMatchObject({ state: 'refused', schools: [], problems: [] });
    const faults = await imports.faults(report.importId);
    const { faults: wanted } = await expected();
    expect(faults).toHaveLength(wanted.length);
    expect(faults).toEqual(expect.arrayContaining([...wanted]));
    expect(await counted()).toMatchObject({ people: 0, sections: 0, source_records: 0 });
  });

  it('can be rehearsed: the report says what would change, and nothing does', async () => {
    const importId = await imports.check(GOOD, { rehearsal: true });
    const schoolId = await imports.nextSchool(importId);
    const counts = await imports.rehearse(importId, schoolId!);
    expect(counts).toMatchObject({
      schools: { created: 1 },
      people: { created: 150 },
      enrolments: { created: 2044 },
    });
    expect(await counted()).toMatchObject({ people: 0, sections: 0, source_records: 0 });
    expect(await imports.rows('select 1 from identity.schools')).toEqual([]);
  });

  it('comes in with its good rows when only those were asked for', async () => {
    const report = await imports.import(FAULTY, { mode: 'good-rows-only' });
    expect(report.state).toBe('done');
    const { goodRowsOnly } = await expected();
    expect(
      Object.fromEntries(report.files.map(({ file, good }) => [file.replace('.csv', ''), good])),
    ).toEqual(goodRowsOnly);
    expect(report.files.map(({ heldBack }) => heldBack)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(changesIn(report)).toEqual(EVERYTHING);
    expect(await counted()).toMatchObject({
      people: 300,
      sections: 84,
      enrolments: 4088,
      teaching_assignments: 56,
    });
  });

  it('imported again, now without the faults, changes nothing', async () => {
    const before = await imports.rows('select id, version from roster.enrolments order by id');
    const report = await imports.import(GOOD);
    expect(report.state).toBe('done');
    expect(report.files.every(({ read, good }) => read === good)).toBe(true);
    expect(changesIn(report)).toEqual([]);
    expect(await imports.rows('select id, version from roster.enrolments order by id')).toEqual(before);
    const events = await imports.rows(
      `select type from platform.outbox where type = 'roster.school_roster_imported' and data ->> 'importId' = $1`,
      [report.importId],
    );
    expect(events).toEqual([]);
  });

  it('comes in as 1 district, 2 schools, 300 people, 84 classes, 4,088 enrolments, 56 assignments', async () => {
    const district = await imports.anotherDistrict();
    const report = await imports.import(GOOD, { district });
    expect(changesIn(report)).toEqual(EVERYTHING);
    const orgs = await imports.rows(
      `select data ->> 'type' as type, count(*)::int from roster.source_records
       where file = 'orgs.csv' and district_id = $1 group by 1 order by 1`,
      [district.id],
    );
    expect(orgs).toEqual([
      { type: 'district', count: 1 },
      { type: 'school', count: 2 },
    ]);
  });
});

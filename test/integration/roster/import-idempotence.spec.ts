import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DescribedPackage } from '../../support/oneroster-package.js';
import { randomDistrict } from '../../support/random-district.js';
import { changesIn } from '../../support/import-report.js';
import { RosterImports } from '../../support/roster-imports.js';
import type { TestDistrict } from '../../support/schools-by-hand.js';

let imports: RosterImports;

beforeAll(async () => {
  imports = await RosterImports.start();
});
afterAll(() => imports.stop());

async function changesOf(sent: DescribedPackage, district: TestDistrict): Promise<string[]> {
  const report = await imports.import(sent, { district });
  expect([report.problems, await imports.faults(report.importId), report.state]).toEqual([[], [], 'done']);
  return changesIn(report);
}

/** The same package with the rows of every file in another order. */
function reordered({ rows }: DescribedPackage): DescribedPackage {
  return { rows: Object.fromEntries(Object.entries(rows).map(([file, some]) => [file, some.toReversed()])) };
}

/** The roster of a district as its users see it: what is going on, without what has ended, without ids of ours. */
async function roster({ id }: TestDistrict): Promise<object[]> {
  return imports.rows(
    `with here as (select id, name from identity.schools where district_id = $1),
     known as (select school_id, source_id, data #>> '{_,as}' as kind from roster.source_records
       where district_id = $1 and file = 'enrollments.csv' and not ended)
     select h.name, 'class' as kind, jsonb_build_array(s.title, s.kind, s.starts_on, s.ends_on, s.status, y.title,
         (select jsonb_agg(t.source_id order by t.source_id) from roster.section_terms st join roster.terms t on t.id = st.term_id
           where st.section_id = s.id),
         (select jsonb_agg(jsonb_build_array(p.name, m.weekday, m.starts_on, m.ends_on) order by p.name, m.weekday)
           from roster.meetings m join roster.periods p on p.id = m.period_id where m.section_id = s.id)) as facts
       from here h join roster.sections s on s.school_id = h.id
       join roster.academic_years y on y.id = s.academic_year_id where s.status = 'active'
     union all
     select h.name, 'person', jsonb_build_array(p.source_id, p.given_name, p.roles,
         (select jsonb_agg(g.source_id order by g.source_id) from roster.guardian_links l join roster.people g on g.id = l.guardian_id
           where l.student_id = p.id))
       from here h join roster.people p on p.school_id = h.id where p.status = 'active'
     union all
     select h.name, 'enrolment', jsonb_build_array(e.source_id, s.source_id, e.starts_on, e.ends_on, e.state)
       from here h join roster.enrolments e on e.school_id = h.id join roster.sections s on s.id = e.section_id
       join known k on k.school_id = h.id and k.source_id = e.source_id and k.kind = 'student'
     union all
     select h.name, 'teaching', jsonb_build_array(a.source_id, s.source_id, a.role, a.starts_on, a.ends_on)
       from here h join roster.teaching_assignments a on a.school_id = h.id join roster.sections s on s.id = a.section_id
       join known k on k.school_id = h.id and k.source_id = a.source_id and k.kind in ('teacher', 'aide')
     order by 1, 2, 3`,
    [id],
  );
}

describe('an import, for any sound package', () => {
  it('changes nothing when it comes again, in whatever order its rows stand (property)', async () => {
    await fc.assert(
      fc.asyncProperty(randomDistrict, async (sent) => {
        const district = await imports.anotherDistrict();
        await changesOf(sent, district);
        const before = await roster(district);
        expect(await changesOf(reordered(sent), district)).toEqual([]);
        expect(await roster(district)).toEqual(before);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('arrives at the same roster, whatever was imported before (property)', async () => {
    await fc.assert(
      fc.asyncProperty(randomDistrict, randomDistrict, async (first, then) => {
        const [used, fresh] = [await imports.anotherDistrict(), await imports.anotherDistrict()];
        await changesOf(first, used);
        await changesOf(then, used);
        await changesOf(then, fresh);
        expect(await roster(used)).toEqual(await roster(fresh));
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

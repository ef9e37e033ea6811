import { GroupsNotTogether } from '#domain/attendance/analytics/analytics.errors';
import type { RateGroup } from '#domain/attendance/analytics/rate-groups';
import { prepared, type Statement } from '#platform/persistence/statement';
import { codeLabels, sumColumns } from './figures.view.js';
import { inSpan, spanOf } from './span.js';

type Table = 'school_days' | 'register_summaries' | 'daily_summaries';

interface Grouping {
  /** The column of the table that decides on the group, where there is one. */
  readonly fold?: string;
  readonly key: string;
  readonly name: string;
  /** What groups are ordered by, before their names. */
  readonly ordinal: string;
  readonly join?: string;
  /** The table that knows the group; any does otherwise. */
  readonly from?: Table;
}

/** The number in a year group's name, so that 7 comes before 10. */
export const yearOrdinal = `coalesce(substring(y.year_group from '[0-9]{1,9}')::int, 0)`;

const dated = (fold: string): Grouping => ({
  fold: `${fold} as at`,
  key: 'd.at',
  name: 'd.at::text',
  ordinal: 'd.at',
});

const GROUPINGS: Readonly<Record<RateGroup, Grouping>> = {
  school: {
    key: 'd.school_id',
    name: 's.name',
    ordinal: '1',
    join: `
    join identity_api.schools_v1 s on s.school_id = d.school_id`,
  },
  'year-group': {
    fold: 'd.student_id',
    key: 'y.year_group',
    name: `coalesce(y.year_group, '')`,
    ordinal: yearOrdinal,
    from: 'daily_summaries',
  },
  section: {
    fold: 'd.section_id',
    key: 'd.section_id',
    name: `coalesce(x.title, '')`,
    ordinal: '1',
    from: 'register_summaries',
    join: `
    left join roster_api.sections_v1 x on x.school_id = d.school_id and x.section_id = d.section_id`,
  },
  period: {
    fold: 'd.period_id',
    key: 'd.period_id',
    name: `coalesce(p.name, '')`,
    ordinal: 'p.starts_at',
    from: 'register_summaries',
    join: `
    left join roster_api.periods_v1 p on p.school_id = d.school_id and p.period_id = d.period_id`,
  },
  weekday: dated('extract(isodow from d.date)::int'),
  day: dated('d.date'),
  week: dated(`date_trunc('week', d.date)::date`),
  month: dated(`date_trunc('month', d.date)::date`),
};

/** What else is asked for; a section is $3, a year group $4. */
export interface RateConditions {
  readonly section: boolean;
  readonly yearGroup: boolean;
  /** Only sections that the person of the transaction teaches. */
  readonly ownOnly: boolean;
}

const about = `concat_ws(', ',
      (select s.name from identity_api.schools_v1 s where s.school_id = platform.current_school()),
      (select x.title from roster_api.sections_v1 x where x.school_id = platform.current_school() and x.section_id = $3),
      $4::text)`;

const known = new Map<string, Statement>();

/**
 * One statement for the groups, their codes, the span and the labels. Each combination is a statement of its own, over
 * the smallest table that knows what it asks for.
 * @throws GroupsNotTogether
 */
export function rateGroups(by: RateGroup, conditions: RateConditions): Statement {
  const grouping = GROUPINGS[by];
  const table = tableFor(grouping, conditions);
  const text = written(grouping, foldedBy(grouping, table, conditions), namesOf(grouping, table, conditions));
  const statement = known.get(text) ?? prepared(text);
  known.set(text, statement);
  return statement;
}

function tableFor({ from }: Grouping, { section, yearGroup, ownOnly }: RateConditions): Table {
  const byRegister = section || ownOnly || from === 'register_summaries';
  const byStudent = yearGroup || from === 'daily_summaries';
  if (byRegister && byStudent) throw new GroupsNotTogether();
  if (byRegister) return 'register_summaries';
  return byStudent ? 'daily_summaries' : 'school_days';
}

const SUMS = [
  'marks',
  'not_required',
  'possible',
  'attended',
  'authorised_absence',
  'unauthorised_absence',
  'late',
  'minutes_late',
  'minutes_early',
];

/**
 * The days added up before anything is looked up for them: those of one student, section or period that say the same
 * codes become one row, which is what makes the figures of 500 students over four weeks cheap.
 */
function foldedBy({ fold }: Grouping, table: Table, { section, yearGroup, ownOnly }: RateConditions): string {
  const ofStudent = yearGroup && fold !== 'd.student_id' ? ['d.student_id'] : [];
  const columns = ['d.school_id', ...(fold ? [fold] : []), ...ofStudent, 'd.codes'];
  return `
    select ${columns.join(', ')}, count(*)::int as days, ${SUMS.map((sum) => `sum(d.${sum})::int as ${sum}`).join(', ')}
    from attendance.${table} d
    where d.school_id = platform.current_school() and ${inSpan('d.date')}
      ${section ? 'and d.section_id = $3' : 'and $3::uuid is null'}
      ${ownOnly ? 'and attendance.person_teaches(d.section_id, d.date)' : ''}
    group by ${columns.map((_, i) => i + 1).join(', ')}`;
}

function namesOf({ join = '' }: Grouping, table: Table, { yearGroup }: RateConditions): string {
  const students = `
    join roster_api.students_v1 y on y.school_id = d.school_id and y.student_id = d.student_id`;
  return `folded d ${table === 'daily_summaries' ? students : ''}${join}
    where ${yearGroup ? 'y.year_group = $4' : '$4::text is null'}`;
}

function written({ key, name, ordinal }: Grouping, folded: string, names: string): string {
  return `
  with ${spanOf}, folded as (${folded}
  ), named as (
    select (${key})::text as key, ${name} as name, ${ordinal} as ordinal, d.days, d.codes, ${SUMS.map((sum) => `d.${sum}`).join(', ')}
    from ${names}
  ), grouped as (
    select d.key, d.name, d.ordinal, ${sumColumns} from named d group by 1, 2, 3
  ), coded as (
    select key, json_object_agg(code, n) as codes from (
      select d.key, c.key as code, sum(c.value::int * d.days)::int as n
      from named d cross join lateral jsonb_each_text(d.codes) c group by 1, 2) by_code group by key
  )
  select (select first::text from span) as "from", (select last::text from span) as "to", ${codeLabels} as labels, ${about} as about,
    (select coalesce(json_agg(row_to_json(g) order by g.ordinal, g.name, g.key), '[]')
      from (select grouped.*, coded.codes from grouped join coded on coded.key is not distinct from grouped.key) g) as groups`;
}

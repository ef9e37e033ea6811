import { rateOf, type RateDefinition } from '#domain/attendance/analytics/rates';
import type { GroupedRateView, RatedGroupRow } from './grouped-rate.view.js';

export interface GroupedRateRow {
  readonly about: string;
  readonly from: string;
  readonly to: string;
  readonly groups: readonly RatedGroupRow[];
}

/** The columns around the `groups` of a rate: the span, the school, and the groups as JSON in their order. */
export const groupedRate = `
  select (select first::text from span) as "from", (select last::text from span) as "to",
    (select s.name from identity_api.schools_v1 s where s.school_id = platform.current_school()) as about,
    (select coalesce(json_agg(row_to_json(g) order by g.ordinal, g.name, g.key), '[]') from grouped g) as groups`;

export function groupedRateOf(
  { about, from, to, groups }: GroupedRateRow,
  definition: RateDefinition,
): GroupedRateView {
  const sum = (part: 'numerator' | 'denominator') => groups.reduce((all, group) => all + group[part], 0);
  return {
    about,
    from,
    to,
    definition,
    total: rateOf(sum('numerator'), sum('denominator')),
    groups: groups.map(({ key, name, numerator, denominator }) => ({
      key,
      name,
      rate: rateOf(numerator, denominator),
    })),
  };
}

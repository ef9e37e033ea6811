import type { Page } from '#domain/kernel/page';
import type { AtMost } from '#platform/cache/cache';

/** Of a list: what is shown, and after how many seconds the clock alone makes it another; null: never. */
export type Lasting<View> = View & { readonly lasts: number | null };

/** As a column of SQL. @param instant a timestamptz, or null */
export const lastsUntil = (instant: string) => `extract(epoch from ${instant} - now())::float8 as lasts`;

/** The page as it is sent, kept until the clock changes it. */
export function textOf<View>(page: Page<Lasting<View>>, atMost: AtMost): string {
  const items = page.items.map(({ lasts, ...shown }) => {
    if (lasts !== null) atMost(lasts);
    return shown;
  });
  return JSON.stringify({ ...page, items });
}

/** Midnight after the last day of a run `r`, by the school's clocks: its zone is looked up once for a statement. */
export const endOfRun = `
  ((r.ends_on + 1)::timestamp at time zone (select s.time_zone from identity_api.schools_v1 s
    where s.school_id = (select platform.current_school())))`;

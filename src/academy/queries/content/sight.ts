import type { Actor } from '#domain/kernel/actor';

/**
 * How much of what is not published somebody sees: everything, what they began themselves, or nothing. The one place that
 * says so.
 */
export type Sight = 'all' | 'author' | 'none';

export function sightOf(actor: Actor): Sight {
  const reach = actor.reach('academy.draft.read');
  return reach === 'own' ? 'author' : reach;
}

/** The same as a constant of SQL, which has a plan of its own. */
export function sightIn(actor: Actor): string {
  return `'${sightOf(actor)}'`;
}

export const isAuthor = `(e.created_by = (select platform.current_person()))`;

/**
 * True for an entry `e` whose versions the reader sees, published or not.
 * @param sight a parameter of the statement, or a constant
 */
export function openTo(sight: string): string {
  return `(${sight}::text = 'all' or ${sight}::text = 'author' and ${isAuthor})`;
}

/**
 * True for a version `v` that readers of a language are shown: what is published in it, or else in the language that the site
 * `s` shows by itself.
 * @param locale a parameter of the statement; null: the site's own
 */
export function shownIn(locale: string): string {
  const wanted = `coalesce(${locale}::text, s.default_locale)`;
  return `(v.state = 'published' and (v.locale = ${wanted} or v.locale = s.default_locale and not exists (
    select from academy.versions o where o.school_id = v.school_id and o.entry_id = v.entry_id
      and o.locale = ${wanted} and o.state = 'published')))`;
}

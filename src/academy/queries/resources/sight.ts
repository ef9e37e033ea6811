import type { Actor } from '#domain/kernel/actor';

/**
 * How much of the library somebody sees: everything; what is published and, as an author, the own drafts; what is published alone.
 * One place decides it for every query.
 */
export type LibrarySight = 'all' | 'author' | 'published';

export function librarySightOf(actor: Actor): LibrarySight {
  if (actor.reach('academy.resource.read') === 'all') return 'all';
  return actor.reach('academy.resource.manage') === 'none' ? 'published' : 'author';
}

/** True where the reader has made the resource `r`. */
const isAuthor = `r.created_by = (select platform.current_person())`;

/**
 * True for a resource `r` that the reader sees.
 * @param sight a parameter of the statement, or a constant
 */
export function resourceSeenWith(sight: string): string {
  return `(r.state = 'published' or ${isOpenInLibrary(sight)})`;
}

/** The same as a constant of SQL: a statement for each, with a plan of its own. */
export function resourceSeenBy(actor: Actor): string {
  return resourceSeenWith(`'${librarySightOf(actor)}'`);
}

/**
 * True for a resource `r` that the reader answers for: its author, and whoever sees the whole library.
 * @param sight a parameter of the statement, or a constant
 */
export function isOpenInLibrary(sight: string): string {
  return `(${sight}::text = 'all' or ${sight}::text = 'author' and ${isAuthor})`;
}

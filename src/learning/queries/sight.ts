import type { Actor } from '#domain/kernel/actor';

/**
 * How much of the courses somebody sees (B10): everything; what is published and, as an author, the own drafts; what is
 * published alone. Teaching a course opens its drafts only to whoever may work on courses at all, so a role that ended
 * closes them.
 */
export type Sight = 'all' | 'author' | 'published';

export function sightOf(actor: Actor): Sight {
  if (actor.reach('learning.course.read') === 'all') return 'all';
  return actor.reach('learning.course.manage') === 'none' ? 'published' : 'author';
}

/** The same as a constant of SQL: a statement for each, so that PostgreSQL need not plan anew for every value of a parameter. */
export function sightIn(actor: Actor): string {
  return `'${sightOf(actor)}'`;
}

/** True where the reader is an author of the course `c`: who that is is read once for a statement and not for each course. */
export const isAuthor = `(select platform.current_person()) = any (c.instructors)`;

/**
 * True where the reader is an author of the course `c`, or sees everything: what is not published is theirs alone.
 * @param sight a parameter of the statement, or a constant
 */
export function isOpenTo(sight: string): string {
  return `(${sight}::text = 'all' or ${sight}::text = 'author' and ${isAuthor})`;
}

/** True for a run `r` of a course `c` in which the reader learns now. What of it is published is theirs to read. */
export const learnsThere = `(c.state = 'published' and r.state = 'published' and learning.person_learns_in(r.id))`;

/** True for a course `c` that the reader sees. */
export function courseSeenWith(sight: string): string {
  return `(c.state = 'published' or ${isOpenTo(sight)})`;
}

/** True for a run `r` of a course `c` that the reader sees: a run is out when its course is, too. */
export function runSeenWith(sight: string): string {
  return `(c.state = 'published' and r.state = 'published' or ${isOpenTo(sight)})`;
}

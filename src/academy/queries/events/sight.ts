import type { Actor } from '#domain/kernel/actor';

/** How much of the events somebody sees: all; what is out and, as an organiser, the own drafts; what is out alone. */
export type Sight = 'all' | 'organiser' | 'published';

export function sightOf(actor: Actor): Sight {
  if (actor.reach('academy.event.read') === 'all') return 'all';
  return actor.reach('academy.event.manage') === 'none' ? 'published' : 'organiser';
}

/** The same as a constant of SQL: a statement for each. */
export function sightIn(actor: Actor): string {
  return `'${sightOf(actor)}'`;
}

/** True where the reader organises the event `e`. */
export const isOrganiser = `(select platform.current_person()) = any (e.organisers)`;

/** True where the reader organises the event `e`, or sees everything. @param sight a parameter, or a constant */
export function isOpenTo(sight: string): string {
  return `(${sight}::text = 'all' or ${sight}::text = 'organiser' and ${isOrganiser})`;
}

/** True for an event `e` that the reader sees: one that was called off is still told, a draft or an archived one is not. */
export function eventSeenWith(sight: string): string {
  return `(e.state in ('published', 'cancelled') or ${isOpenTo(sight)})`;
}

/** How much of who has a seat somebody sees: all; at the own events and oneself; oneself. */
export function seatSightOf(actor: Actor): Sight {
  if (actor.reach('academy.registration.read') === 'all') return 'all';
  return actor.reach('academy.registration.manage') === 'none' ? 'published' : 'organiser';
}

export function seatSightIn(actor: Actor): string {
  return `'${seatSightOf(actor)}'`;
}

/** True for a seat, or a turn, `r` at an event `e` that the reader sees. */
export function seatSeenWith(sight: string): string {
  const mine = `r.person_id = (select platform.current_person()) and e.state in ('published', 'cancelled')`;
  return `(${mine} or ${isOpenTo(sight)})`;
}

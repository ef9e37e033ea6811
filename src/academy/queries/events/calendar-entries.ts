import { instant } from '#platform/persistence/instant.sql';

/**
 * The entries of a calendar of what follows, occurrences `o` of events `e`. C9: the id never changes, and the versions rise with each
 * change of the occurrence and of its event.
 */
export const calendarEntries = (from: string) => `
  coalesce((select json_agg(json_build_object('uid', o.id || '@lyceum', 'sequence', o.version + e.version - 2,
      'cancelled', o.state = 'cancelled' or e.state = 'cancelled', 'startsAt', ${instant('o.starts_at')},
      'endsAt', ${instant('o.ends_at')}, 'changedAt', ${instant('greatest(o.changed_at, e.changed_at)')},
      'summary', e.title, 'description', e.summary, 'location', e.place, 'url', e.url) order by o.starts_at, o.id)
    from academy.occurrences o join academy.events e on e.school_id = o.school_id and e.id = o.event_id ${from}), '[]')`;

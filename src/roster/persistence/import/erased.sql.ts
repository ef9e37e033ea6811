import { prepared } from '#platform/persistence/statement';
import { hashOfSource } from '../erasure/source-keys.js';
import { schoolWide } from './school-wide.js';

// Whom the school has erased (K6) is not wanted, whatever the package says. $1, $2: the key's pads.

/** Nobody is erased while the roster is taken over: it would be written back. */
export const keepErasuresOut = prepared(`
  select pg_advisory_xact_lock(hashtextextended('roster.import ' || platform.current_school(), 0))`);

export const erasedTable = schoolWide(`
  create temporary table import_erased (source_id text primary key) on commit drop`);

/** Of all who are named anywhere; where nobody was erased, nothing is hashed. */
export const findErased = schoolWide(`
  insert into import_erased
  select distinct named.id from (
    select w.source_id as id from import_wanted w where w.file = 'users.csv'
    union select unnest(string_to_array(w.data ->> 'agentSourcedIds', ',')) from import_wanted w where w.file = 'users.csv'
    union select w.data ->> 'userSourcedId' from import_wanted w where w.data ? 'userSourcedId') named
  where exists (
      select from roster.erasures e where e.school_id = platform.current_school() and e.source_hash is not null)
    and ${hashOfSource('named.id', '$1', '$2')} in (
      select e.source_hash from roster.erasures e where e.school_id = platform.current_school())`);

export const leaveErasedUsersOut = schoolWide(`
  delete from import_wanted w using import_erased e where w.file = 'users.csv' and w.source_id = e.source_id`);

/** By itself: a join by either of two columns compares every row with everybody who was erased. */
export const leaveRowsOfErasedOut = schoolWide(`
  delete from import_wanted w using import_erased e where w.data ->> 'userSourcedId' = e.source_id`);

/** Each of those that a student names is taken out of the row, so that the memory of it names nobody who was erased. */
export const leaveErasedAgentsOut = schoolWide(`
  with recursive named (source_id, data, left_to_do) as (
    select w.source_id, w.data, array_agg(e.source_id)
    from import_wanted w join import_erased e on e.source_id = any (string_to_array(w.data ->> 'agentSourcedIds', ','))
    where w.file = 'users.csv' group by w.source_id, w.data
    union all
    select source_id, roster.without_agent(data, left_to_do[1]), left_to_do[2:] from named where left_to_do <> '{}'
  )
  update import_wanted w set data = named.data from named
  where w.file = 'users.csv' and w.source_id = named.source_id and named.left_to_do = '{}'`);

import type { ErasureObstacle, PersonToErase } from '#domain/kernel/erasure';
import type { Erasure, RosterTraces } from '#domain/roster/erasure/erasure-ports';
import { noteChange } from '#platform/persistence/audit';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import type { SourceKeys } from './source-keys.js';

const ties = prepared(`
  with today as materialized (
    select (now() at time zone s.time_zone)::date as day from identity_api.schools_v1 s
    where s.school_id = platform.current_school())
  select 'enrolled' as "is", count(*)::int as count from roster.enrolments e, today
  where e.student_id = $1 and e.state in ('pre-enrolled', 'active', 'suspended', 'withdrawn', 'transferred')
    and coalesce(e.ends_on, 'infinity') >= today.day
  having count(*) > 0
  union all
  select 'teaching', count(*)::int from roster.teaching_assignments a, today
  where a.teacher_id = $1 and coalesce(a.ends_on, 'infinity') >= today.day
  having count(*) > 0`);

const ownAddresses = prepared(`
  select a.address from unnest($2::text[]) with ordinality as a (address, nth)
  where not exists (select from roster.people p where p.id <> $1 and lower(p.email) = lower(a.address))
  order by a.nth`);

/**
 * An import of the school that is under way has read the roster as it was, and holds the records that it writes: it is waited
 * for before a record is held and before anything of it is read.
 */
const waitForImport = prepared(`
  select pg_advisory_xact_lock_shared(hashtextextended('roster.import ' || platform.current_school(), 0))`);

const source = prepared(`select source_id as "sourceId" from roster.people where id = $1`);

const note = prepared(`
  insert into roster.erasures
    (id, school_id, district_id, roster_person_id, reason, erased_at, erased_by, source_hash)
  select $1, s.school_id, s.district_id, $2, $3, $4, $5, $6::bytea
  from identity_api.schools_v1 s where s.school_id = platform.current_school()`);

const forget = prepared('select roster.forget_person($1::uuid)');

export class SqlRosterTraces implements RosterTraces {
  constructor(private readonly keys: SourceKeys) {}

  async waitForImport(): Promise<void> {
    await transaction().query(waitForImport);
  }

  ties(rosterPersonId: string): Promise<ErasureObstacle[]> {
    return transaction().query<ErasureObstacle>(ties, [rosterPersonId]);
  }

  async ownAddresses({ rosterPersonId, addresses }: PersonToErase): Promise<string[]> {
    if (addresses.length === 0) return [];
    const rows = await transaction().query<{ address: string }>(ownAddresses, [rosterPersonId, addresses]);
    return rows.map(({ address }) => address);
  }

  async forget({ id, rosterPersonId, reason, erasedAt, erasedBy }: Erasure): Promise<void> {
    const open = transaction();
    const [found] = await open.query<{ sourceId: string | null }>(source, [rosterPersonId]);
    const sourceId = found?.sourceId ?? null;
    const hash = sourceId === null ? null : this.keys.hashOf(sourceId);
    open.send(forget, [rosterPersonId]);
    open.send(note, [id, rosterPersonId, reason, erasedAt, erasedBy, hash]);
    noteChange({
      action: 'create',
      subject_type: 'Erasure',
      subject_id: id,
      before: null,
      after: { rosterPersonId, reason },
    });
  }
}

import { isDeepStrictEqual } from 'node:util';
import type { LocalDate } from '#domain/kernel/local-date';
import type { KnownOperation, SyncOperationRepository } from '#domain/attendance/sync-operation.repository';
import {
  ERASED,
  type AnsweredOperation,
  type LayerBase,
  type SyncOperation,
  type SyncResult,
} from '#domain/attendance/sync.words';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

/** What the device has said, in a form that can be compared and kept. */
interface Said {
  readonly registerId: string;
  readonly studentId: string;
  readonly code: string;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
  readonly reason: string | null;
  readonly baseVersion: number;
  readonly markedAt: string;
}

interface KnownRow {
  readonly operationId: string;
  readonly operation: Said;
  readonly result: SyncResult;
}

const hold = prepared(
  `select pg_advisory_xact_lock(hashtextextended('sync ' || platform.current_school() || $1::text, 0))`,
);

const known = prepared(`
  select operation_id as "operationId", operation, result from attendance.sync_operations
  where school_id = platform.current_school() and device_id = $1 and operation_id = any ($2::uuid[])`);

const bases = prepared(`
  select s.id as "studentId",
    (select coalesce(max(v.revision), 0) from attendance.mark_revisions v where v.school_id = platform.current_school()
      and v.register_id = $2 and v.date = $3 and v.student_id = s.id and v.layer = 'teacher') as "teacherVersion",
    (select coalesce(max(o.version), 0) from attendance.sync_operations o where o.school_id = platform.current_school()
      and o.device_id = $1 and o.register_id = $2 and o.student_id = s.id
      and o.outcome in ('applied', 'merged')) as "deviceVersion",
    exists (select from roster_api.people_v1 p where p.school_id = platform.current_school() and p.roster_person_id = s.id
      and p.status = 'anonymised') as "isErased"
  from unnest($4::uuid[]) as s (id)`);

const add = prepared(`
  insert into attendance.sync_operations (school_id, device_id, operation_id, register_id, student_id, date, operation,
    marked_at, outcome, version, result, recorded_by)
  select platform.current_school(), $1, a."operationId", a."registerId", a."studentId", a.date, a.said, a."markedAt",
    a.outcome, a.version, a.result, $3
  from jsonb_to_recordset($2::jsonb) as a ("operationId" uuid, "registerId" uuid, "studentId" uuid, date date, said jsonb,
    "markedAt" timestamptz, outcome text, version int, result jsonb)`);

export class SqlSyncOperationRepository implements SyncOperationRepository {
  async known(deviceId: string, operationIds: readonly string[]): Promise<Map<string, KnownOperation>> {
    const open = transaction();
    open.send(hold, [deviceId]);
    const rows = await open.query<KnownRow>(known, [deviceId, operationIds]);
    return new Map(
      rows.map(({ operationId, operation, result }) => [
        operationId,
        { saysSameAs: (again) => isDeepStrictEqual(asKept(saidBy(again), operation), operation), result },
      ]),
    );
  }

  bases(
    deviceId: string,
    { registerId, date }: { readonly registerId: string; readonly date: LocalDate },
    studentIds: readonly string[],
  ): Promise<LayerBase[]> {
    return transaction().query<LayerBase>(bases, [deviceId, registerId, date, studentIds]);
  }

  async add(deviceId: string, answered: readonly AnsweredOperation[], by: string | null): Promise<void> {
    transaction().send(add, [deviceId, JSON.stringify(answered.map(rowOf)), by]);
  }
}

function saidBy(operation: SyncOperation): Said {
  const { registerId, studentId, code, baseVersion, markedAt } = operation;
  const { minutesLate = null, minutesEarly = null, reason = null } = operation;
  const value = { code, minutesLate, minutesEarly, reason };
  return { registerId, studentId, ...value, baseVersion, markedAt: markedAt.toISOString() };
}

/** The device has its own words still, when those that are kept were erased. */
function asKept(said: Said, { reason }: Said): Said {
  return reason === ERASED && said.reason !== null ? { ...said, reason } : said;
}

function rowOf({ operation, date, result }: AnsweredOperation): object {
  const { operationId, registerId, studentId, markedAt } = operation;
  const { outcome, mark } = result;
  const row = { operationId, registerId, studentId, date, markedAt, outcome, version: mark?.version ?? null };
  return { ...row, said: saidBy(operation), result };
}

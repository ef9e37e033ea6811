import type { Fields } from '#domain/learning/xapi/shape';
import {
  asCanonical,
  asIds,
  type Definitions,
  type StatementFormat,
} from '#domain/learning/xapi/statement-format';
import { prepared } from '#platform/persistence/statement';
import type { Read } from '#platform/persistence/tenant-reader';

/** A statement as it is kept. */
export interface StoredStatement {
  readonly id: string;
  readonly stored: string;
  readonly said: string;
  readonly hasTimestamp: boolean;
}

export const asText = (instant: string) =>
  `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export const columns = `s.id, ${asText('s.stored')} as stored, s.said::text as said, s.has_timestamp as "hasTimestamp"`;

/** What voids cannot be voided. Looked up for each that is shown: as `exists` it would be asked of all there are. */
export const voided = `(not s.voids and coalesce((
  select true from learning.statements v
  where v.school_id = s.school_id and v.refers_to = s.id and v.voids limit 1), false))`;

const turn = `hashtextextended('learning.statements ' || platform.current_school(), 0)`;

/**
 * Until when whatever was stored is seen: until now, unless somebody is just storing; then until what was stored last.
 * To be read before the statements: it has each search planned for its own values, since a verb may be of a million
 * statements and an agent of two.
 */
export const consistentThrough = prepared(`
  select ${asText(`case when pg_try_advisory_xact_lock_shared(${turn}) then now()
    else coalesce((select max(s.stored) from learning.statements s
      where s.school_id = platform.current_school()), '-infinity') end`)} as through,
    set_config('plan_cache_mode', 'force_custom_plan', true)`);

const definitions = prepared(`
  select activity_id as "activityId", definition from learning.activities
  where school_id = platform.current_school() and key = any (
    array(select substr(sha256(convert_to(a, 'UTF8')), 1, 16) from unnest($1::text[]) as a))`);

export async function definitionsOf(read: Read, activityIds: readonly string[]): Promise<Definitions> {
  const rows = await read<{ activityId: string; definition: Fields }>(definitions, [activityIds]);
  return new Map(rows.map(({ activityId, definition }) => [activityId, definition]));
}

/** With what the record store adds; nothing of it is read and written anew. */
export function textOf({ said, stored, hasTimestamp }: StoredStatement): string {
  const added = `,"stored":"${stored}"${hasTimestamp ? '' : `,"timestamp":"${stored}"`}}`;
  return said.slice(0, -1) + added;
}

export function formatted(
  statement: StoredStatement,
  format: StatementFormat,
  known: Definitions,
  languages: readonly string[],
): string {
  const text = textOf(statement);
  if (format === 'exact') return text;
  const fields = JSON.parse(text) as Fields;
  return JSON.stringify(format === 'ids' ? asIds(fields) : asCanonical(fields, known, languages));
}

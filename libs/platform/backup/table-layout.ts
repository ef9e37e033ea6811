import type pg from 'pg';
import type { ArchivedPartitions, Fingerprint } from './manifest.js';

/** A table as both sides of a backup must have it. */
export interface TableLayout {
  readonly table: string;
  /** Those that are stored as given; generated ones come by themselves. */
  readonly columns: readonly string[];
  /** Bytes on disk, for a sense of how long it will take. */
  readonly size: number;
}

/** Values are written as text: they have to be written in the same way everywhere. */
export const SAME_TEXT = `
  set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'; set bytea_output = 'hex';
  set extra_float_digits = 1; set search_path = ''; set statement_timeout = 0; set lock_timeout = '30s';
  set idle_in_transaction_session_timeout = 0`;

/**
 * Every table that the migrations have made, partitions as part of theirs. Tables with transaction ids are left out:
 * those mean nothing on another server, and what they are for (notices among processes at work) is over by then.
 */
export async function tableLayouts(client: pg.ClientBase): Promise<TableLayout[]> {
  const { rows } = await client.query<{ table: string; columns: string[]; size: string }>(`
    select t.oid::regclass::text as "table", array_agg(quote_ident(c.attname) order by c.attnum) as columns,
      (select coalesce(sum(pg_table_size(p.relid)), 0) from pg_partition_tree(t.oid) p)
        + case when t.relkind = 'r' then pg_table_size(t.oid) else 0 end as size
    from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
    where t.relkind in ('r', 'p') and not t.relispartition and t.relowner = 'lyceum_owner'::regrole
      and t.relnamespace <> 'migration'::regnamespace
      and not exists (select from pg_attribute x where x.attrelid = t.oid and x.atttypid = 'xid8'::regtype)
      and c.attgenerated = ''
    group by t.oid, t.relkind order by 1`);
  return rows.map(({ size, ...row }) => ({ ...row, size: Number(size) }));
}

/** From when to when there are partitions, of each table that has them by month. */
export async function partitionedMonths(client: pg.ClientBase): Promise<ArchivedPartitions[]> {
  const { rows } = await client.query<ArchivedPartitions>(`
    select t.oid::regclass::text as "table", min(b.first)::text as first, max(b.first)::text as last
    from pg_class t join pg_inherits i on i.inhparent = t.oid join pg_class p on p.oid = i.inhrelid,
      lateral (select (regexp_match(pg_get_expr(p.relpartbound, p.oid), 'FROM \\(''([0-9-]+)'))[1]::date as first) b
    where t.relkind = 'p' and t.relowner = 'lyceum_owner'::regrole and b.first is not null
    group by t.oid order by 1`);
  return rows;
}

export async function fingerprint(
  client: pg.ClientBase,
  { table, columns }: Pick<TableLayout, 'table' | 'columns'>,
): Promise<Fingerprint> {
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `select count(*) as rows, coalesce(sum(hashtextextended(row(${columns.join(', ')})::text, 0)::numeric), 0) as sum
     from ${table}`,
  );
  return { rows: Number(rows[0]!.rows), sum: rows[0]!.sum };
}

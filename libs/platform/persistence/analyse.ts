/**
 * Collects statistics of every table that holds something, as after many rows were brought in at once. Of what is empty
 * there are to be none: a table that was found empty counts as one that stays so, and a connection that makes its plans
 * then, for the marks of a month that is just beginning, reads it from end to end for each of them.
 * @param share which of the tables, where several connections do it side by side
 */
export async function analyseWhatIsFilled(
  client: { query(sql: string): Promise<unknown> },
  share: { readonly part: number; readonly of: number } = { part: 0, of: 1 },
): Promise<void> {
  await client.query(`
    do $$ declare filled regclass;
    begin
      for filled in
        select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
          and (c.relkind = 'p' or c.relkind = 'r' and pg_relation_size(c.oid) > 0)
          and c.oid::int8 % ${Number(share.of)} = ${Number(share.part)}
      loop
        execute format('analyze only %s', filled);
      end loop;
    end $$`);
}

/**
 * Collects statistics of every table that holds something, as after many rows were brought in at once. Of what is empty
 * there are to be none: a table that was found empty counts as one that stays so, and a connection that makes its plans
 * then, for the marks of a month that is just beginning, reads it from end to end for each of them.
 */
export async function analyseWhatIsFilled(client: { query(sql: string): Promise<unknown> }): Promise<void> {
  await client.query(`
    do $$ declare filled regclass;
    begin
      for filled in
        select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
          and (c.relkind = 'p' or c.relkind = 'r' and pg_relation_size(c.oid) > 0)
      loop
        execute format('analyze only %s', filled);
      end loop;
    end $$`);
}

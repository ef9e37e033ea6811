import type { Statement } from '#platform/persistence/statement';
import { schoolWide } from './school-wide.js';

/** What a statement of an import answers: the rows that it changed, and for the audit log before and after. */
export const changed = `
  returning new.id, old.id is null as created, case when old.id is not null then to_jsonb(old) end as before,
    case when old.id is not null then to_jsonb(new) end as after`;

interface Upsert {
  /** Of the schema `roster`. */
  readonly into: string;
  /** The unique key that finds what came from the same source before. */
  readonly once: string;
  /** Columns that the source decides, with the SQL of their values. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that are only set on creation. */
  readonly atFirst: Readonly<Record<string, string>>;
  /** Where the values come from: FROM and WHERE. */
  readonly source: string;
  readonly unless?: string;
}

/** Writes rows of the school $1: adds what is new, updates what is different, touches nothing else. */
export function upsert({ into, once, columns, atFirst, source, unless }: Upsert): Statement {
  const names = Object.keys(columns);
  const added = { id: 'uuidv7()', school_id: '$1::uuid', ...atFirst, ...columns };
  const list = (of: (name: string) => string) => names.map(of).join(', ');
  return schoolWide(`
    insert into roster.${into} (${Object.keys(added).join(', ')})
    select ${Object.values(added).join(', ')}
    ${source}
    on conflict on constraint ${once} do update
    set ${list((name) => `${name} = excluded.${name}`)}, version = ${into}.version + 1
    where (${list((name) => `${into}.${name}`)}) is distinct from (${list((name) => `excluded.${name}`)})
      ${unless ? `and not (${unless})` : ''}
    ${changed}`);
}

/** A list cell as an array of text. */
export function listOf(cell: string): string {
  return `coalesce(string_to_array(${cell}, ','), '{}')`;
}

import { defineEntity, p, type EntitySchema } from '@mikro-orm/postgresql';

interface Audit {
  readonly secret?: readonly string[];
  readonly observed?: readonly string[];
  readonly forgets?: (entity: never) => boolean;
}

/** How an aggregate is stored. */
interface Mapping {
  /** `schema.table` */
  readonly table: string;
  /** Every stored field, private ones as well, by its name in the class. */
  readonly fields: (builders: typeof p) => Record<string, unknown>;
  /**
   * What the audit log may show of a change (K7): everything but `secret` fields; a change of `observed` fields alone is
   * nobody's doing and not in it; of one that says that it was erased (`forgets`) which fields were changed, and no value;
   * `none` where the context keeps revisions of its own.
   */
  readonly audit?: Audit | 'none';
}

const schemas: EntitySchema[] = [];
const audits = new Map<string, Mapping['audit']>();

/**
 * Maps a domain class itself: no persistence twin, no mapper. Its constructor does not run on load. The casts that
 * private fields need are confined to this function.
 */
export function mapClass(
  domainClass: { readonly prototype: object; readonly name: string },
  mapping: Mapping,
): void {
  const [schema, tableName] = mapping.table.split('.') as [string, string];
  const properties = mapping.fields(p) as Record<string, never>;
  assertMapped(domainClass.name, mapping, Object.keys(properties));
  const entity = defineEntity({
    class: domainClass as never,
    schema,
    tableName,
    properties,
  });
  audits.set(domainClass.name, mapping.audit);
  schemas.push(entity);
}

/** A misspelt secret would be shown. */
function assertMapped(name: string, { audit }: Mapping, fields: readonly string[]): void {
  if (audit === undefined || audit === 'none') return;
  const unknown = [...(audit.secret ?? []), ...(audit.observed ?? [])].filter((one) => !fields.includes(one));
  if (unknown.length > 0) throw new Error(`${name} has no mapped field ${unknown.join(', ')}.`);
}

export function mappedClasses(): readonly EntitySchema[] {
  return schemas;
}

export function auditOf(className: string): Mapping['audit'] {
  return audits.get(className);
}

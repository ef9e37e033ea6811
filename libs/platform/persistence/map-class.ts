import { defineEntity, p, type EntitySchema } from '@mikro-orm/postgresql';

/** How an aggregate is stored. */
interface Mapping<Entity> {
  /** `schema.table` */
  readonly table: string;
  /** Every stored field, private ones as well, by its name in the class. */
  readonly fields: (builders: typeof p) => Record<string, unknown>;
  /**
   * What the audit log may show of a change (K7): everything but `secret` fields; `none` where the context keeps
   * revisions of its own.
   */
  readonly audit?: { readonly secret?: readonly (keyof Entity & string)[] } | 'none';
}

const schemas: EntitySchema[] = [];
const audits = new Map<string, Mapping<never>['audit']>();

/**
 * Maps a domain class itself: no persistence twin, no mapper. Its constructor does not run on load. The casts that
 * private fields need are confined to this function.
 */
export function mapClass<Entity extends object>(
  domainClass: { readonly prototype: Entity; readonly name: string },
  mapping: Mapping<Entity>,
): void {
  const [schema, tableName] = mapping.table.split('.') as [string, string];
  const entity = defineEntity({
    class: domainClass as never,
    schema,
    tableName,
    properties: mapping.fields(p) as Record<string, never>,
  });
  audits.set(domainClass.name, mapping.audit);
  schemas.push(entity);
}

export function mappedClasses(): readonly EntitySchema[] {
  return schemas;
}

export function auditOf(className: string): Mapping<never>['audit'] {
  return audits.get(className);
}

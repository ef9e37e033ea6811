import { code, inline, table } from './html.js';

/** As much of JSON Schema as our documents use. */
export interface ShownSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: ShownSchema;
  readonly properties?: Readonly<Record<string, ShownSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly ShownSchema[];
  readonly oneOf?: readonly ShownSchema[];
  readonly allOf?: readonly ShownSchema[];
}

/** The fields of an object; one that may be absent says so. */
export function fieldsOf({ properties = {}, required = [] }: ShownSchema): string {
  const rows = Object.entries(properties).map(([name, schema]) => [
    code(name),
    typeOf(schema) + (required.includes(name) ? '' : ' <em>optional</em>'),
    inline(schema.description ?? ''),
  ]);
  return rows.length > 0 ? table(['Field', 'Type', 'Meaning'], rows) : '<p>No fields.</p>';
}

/** A type in words; a named one leads to its fields. */
export function typeOf(schema: ShownSchema): string {
  if (schema.$ref) return linkTo(schema.$ref);
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum) return schema.enum.map((value) => code(JSON.stringify(value))).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeOf).join(' or ');
  if (schema.allOf) return schema.allOf.map(typeOf)[0] ?? '';
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  const types = [schema.type ?? 'anything'].flat().join(' or ');
  return schema.format ? `${types} (${schema.format})` : types;
}

function linkTo(reference: string): string {
  const name = reference.split('/').at(-1)!;
  return `<a href="#${name}">${name}</a>`;
}

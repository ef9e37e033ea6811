/** A schema of JSON Schema 2020-12, which is what OpenAPI 3.1 and AsyncAPI 3.0 describe data with. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The same, or null. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema;
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [type, 'null'], ...(Array.isArray(values) && { enum: values.concat(null) }) };
}

/** By name, so that a change in one place moves nothing elsewhere. */
export function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

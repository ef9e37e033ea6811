import fc from 'fast-check';
import { HOSTILE_VALUES } from './hostile.js';
import { resolved, type Schema } from './document.js';

/** Values that a schema describes, roughly: what has a pattern is left to chance, and often refused. */
function described(given: Schema): fc.Arbitrary<unknown> {
  const schema = resolved(given);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const [type, ...others] = Array.isArray(schema.type) ? (schema.type as string[]) : [schema.type as string];
  const value = ofType(type, schema);
  return others.includes('null') ? fc.option(value) : value;
}

function ofType(type: string | undefined, schema: Schema): fc.Arbitrary<unknown> {
  if (type === 'string') return text(schema);
  if (type === 'integer')
    return fc.integer({ min: schema.minimum ?? -1_000, max: Math.min(schema.maximum ?? 1_000, 2 ** 31 - 1) });
  if (type === 'number') return fc.double();
  if (type === 'boolean') return fc.boolean();
  if (type === 'array') return fc.array(described(schema.items ?? {}), { maxLength: 3 });
  if (type === 'object') return fc.record(fields(schema, described), { requiredKeys: [] });
  return fc.jsonValue();
}

function text({ format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.emailAddress();
  if (format === 'date')
    return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  return fc.string({ minLength, maxLength: Math.min(maxLength, 40), unit: 'grapheme' });
}

function fields(schema: Schema, of: (one: Schema) => fc.Arbitrary<unknown>) {
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, of(one)]));
}

/** Bodies in which some fields are sound, some as the schema describes them, and some hostile. */
export function mixedBodies(given: Schema, sound: object): fc.Arbitrary<object> {
  const schema = resolved(given);
  const hostile = fc.constantFrom(...HOSTILE_VALUES);
  const changes = fc.record(
    fields(schema, (one) =>
      fc.oneof({ weight: 2, arbitrary: described(one) }, { weight: 1, arbitrary: hostile }),
    ),
    { requiredKeys: [] },
  );
  return changes.map((changed) => ({ ...sound, ...changed }));
}

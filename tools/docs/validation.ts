import { getMetadataStorage } from 'class-validator';
import type { JsonSchema } from './json-schema.js';
import type { Sources } from './sources.js';

/** What the validators of a field demand, in the words of JSON Schema: of the value, and of each of its items. */
export interface Demands {
  readonly value: JsonSchema;
  readonly items: JsonSchema;
}

/** What each validator of class-validator that the house uses demands, from its arguments. */
const VALIDATORS: Record<string, (...constraints: never[]) => JsonSchema> = {
  isUuid: () => ({ format: 'uuid' }),
  isEmail: () => ({ format: 'email' }),
  isUrl: () => ({ format: 'uri' }),
  isIso8601: () => ({ format: 'date-time' }),
  isInt: () => ({ type: 'integer' }),
  isPositive: () => ({ exclusiveMinimum: 0 }),
  isIn: (values: unknown[]) => ({ enum: [...values] }),
  min: (minimum: number) => ({ minimum }),
  max: (maximum: number) => ({ maximum }),
  minLength: (minLength: number) => ({ minLength }),
  maxLength: (maxLength: number) => ({ maxLength }),
  isLength: (minLength: number, maxLength?: number) => ({ minLength, ...(maxLength && { maxLength }) }),
  isNotEmpty: () => ({ minLength: 1 }),
  matches: (pattern: RegExp) => ({ pattern: new RegExp(pattern.source, 'u').source }),
  arrayNotEmpty: () => ({ minItems: 1 }),
  arrayMinSize: (minItems: number) => ({ minItems }),
  arrayMaxSize: (maxItems: number) => ({ maxItems }),
  // Also when it is by a field of the items: what differs in one field differs.
  arrayUnique: () => ({ uniqueItems: true }),
  // Said by the type already.
  isString: () => ({}),
  isNumber: () => ({}),
  isBoolean: () => ({}),
  isArray: () => ({}),
  isObject: () => ({}),
  isDefined: () => ({}),
};

/** The demands of all DTO classes, by the names of class and field. */
export class Validation {
  private constructor(private readonly classes: ReadonlyMap<string, object>) {}

  static async of(sources: Sources): Promise<Validation> {
    return new Validation(await sources.classesUsing('class-validator'));
  }

  demandsOf(className: string): ReadonlyMap<string, Demands> {
    const demands = new Map<string, Demands>();
    const target = this.classes.get(className);
    if (!target) return demands;
    const storage = getMetadataStorage();
    for (const rule of storage.getTargetValidationMetadatas(target as () => void, '', false, false)) {
      if (rule.type !== 'customValidation') continue; // optional, nested: the type says it
      const { value, items } = demands.get(rule.propertyName) ?? { value: {}, items: {} };
      const demand = demandOf(`${className}.${rule.propertyName}`, rule.name, rule.constraints);
      demands.set(
        rule.propertyName,
        rule.each ? { value, items: { ...items, ...demand } } : { value: { ...value, ...demand }, items },
      );
    }
    return demands;
  }
}

function demandOf(field: string, name: string | undefined, constraints: readonly unknown[] = []): JsonSchema {
  const known = VALIDATORS[name ?? ''];
  if (known) return known(...(constraints as never[]));
  const [described] = constraints; // a rule of our own says itself: libs/platform/http/rules.ts
  if (typeof described === 'object' && described !== null) return described as JsonSchema;
  throw new Error(`${field}: tools/docs/validation.ts does not know how to describe the validator ${name}`);
}

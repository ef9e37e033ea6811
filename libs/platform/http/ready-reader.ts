import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage as transformations } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, type ValidationArguments } from 'class-validator';

/** An instance of the class when the input surely is one as it should be; undefined when somebody has to look closer. */
export type Reader = (input: unknown) => object | undefined;

type Class = new () => Record<string, unknown>;
type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Holds = (value: unknown, object: object) => boolean;

/** One field of a class. */
interface Field {
  readonly name: string;
  /** Whether its rules are asked at all. */
  readonly minds: readonly Holds[];
  readonly holds: readonly Holds[];
  /** Of a field that holds objects of a class, or a list of them. */
  readonly nested?: Reader;
  /** Of a field that is made a number of, such as those of an address. */
  readonly isNumber?: boolean;
}

const readers = new WeakMap<object, Reader>();
const UNSURE: Reader = () => undefined;

/**
 * Works the rules that a class declares to class-validator and class-transformer into one function, once. Both of them
 * look everything up anew for each object, several times over: of a class of 30 marked at once that took longer than all
 * else that Node does for it. The reader only ever says yes; whatever it does not understand, of the class or of the
 * input, is left to them, and so is saying what is wrong.
 */
export function readerOf(type: object): Reader {
  const known = readers.get(type);
  if (known) return known;
  readers.set(type, UNSURE); // of a class that holds itself
  const reader = made(type as Class);
  readers.set(type, reader);
  return reader;
}

function made(type: Class): Reader {
  const fields = fieldsOf(type);
  if (!fields) return UNSURE;
  const byName = new Map(fields.map((field) => [field.name, field]));
  return (input) => {
    if (!isObject(input)) return undefined;
    const object = new type();
    for (const name of Object.keys(input)) {
      const field = byName.get(name);
      const value = field && valueOf(field, input[name]);
      if (value === undefined) return undefined;
      object[name] = value;
    }
    return fields.every((field) => isSound(field, object)) ? object : undefined;
  };
}

/** As class-transformer copies it. */
function valueOf({ nested, isNumber }: Field, given: unknown): unknown {
  if (isNumber) return typeof given === 'string' || typeof given === 'number' ? Number(given) : undefined;
  if (typeof given !== 'object' || given === null) return nested && given !== null ? undefined : given;
  if (!Array.isArray(given)) return nested?.(given);
  const items = given.map((item: unknown) => (nested ? nested(item) : primitive(item)));
  return items.includes(undefined) ? undefined : items;
}

function isSound({ name, minds, holds }: Field, object: Record<string, unknown>): boolean {
  const value = object[name];
  return !minds.every((mind) => mind(value, object)) || holds.every((hold) => hold(value, object));
}

/** Undefined when there is something about the class that this file does not know. */
function fieldsOf(type: Class): Field[] | undefined {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const named = [...Map.groupBy(rules, ({ propertyName }) => propertyName)];
  const fields = named.map(([name, ofField]) => fieldOf(type, name, ofField));
  const known = fields.every((field) => field !== undefined) && fields.length > 0;
  const names = named.map(([name]) => name);
  return known && !isReshaped(type, names) ? fields : undefined;
}

function fieldOf(type: Class, name: string, rules: readonly Rule[]): Field | undefined {
  if (rules.some(isSpecial) || name in type.prototype) return undefined;
  const of = Map.groupBy(rules, ({ type: kind }) => kind);
  const { nestedValidation = [], conditionalValidation = [], ...others } = Object.fromEntries(of);
  if (Object.keys(others).some((kind) => !CHECKS.includes(kind))) return undefined;
  const inner = innerClass(type, name);
  const isNumber = (inner as unknown) === Number;
  const holdsObjects = inner !== undefined && !isNumber;
  if (inner === null || holdsObjects !== nestedValidation.length > 0) return undefined;
  const minds = conditionalValidation.map(
    ({ constraints: [minded] }): Holds =>
      (value, object) =>
        Boolean((minded as (object: object, value: unknown) => unknown)(object, value)),
  );
  const holds = Object.values(others).flat().map(check);
  return { name, minds, holds, isNumber, ...(holdsObjects && { nested: (input) => readerOf(inner)(input) }) };
}

const CHECKS = ['customValidation', 'isDefined', 'whitelistValidation'];

function isSpecial({ groups, always, validateIf }: Rule & { validateIf?: unknown }): boolean {
  return Boolean(groups?.length || always !== undefined || validateIf);
}

/** The class of the objects in a field; undefined when it holds none, null when that depends. */
function innerClass(type: Class, name: string): Class | null | undefined {
  const declared = transformations.findTypeMetadata(type, name);
  if (!declared) return undefined;
  const { options, typeFunction } = declared;
  return options?.discriminator || !typeFunction ? null : (typeFunction() as Class);
}

/** Fields are renamed, left out or worked out. */
function isReshaped(type: Class, names: readonly string[]): boolean {
  const hidden = [
    ...transformations.getExposedMetadatas(type),
    ...transformations.getExcludedMetadatas(type),
  ];
  const workedOut = (name: string) =>
    transformations.findTransformMetadatas(type, name, TransformationType.PLAIN_TO_CLASS).length > 0;
  return hidden.length > 0 || names.some(workedOut);
}

function check({ constraintCls, constraints, each, propertyName: property }: Rule): Holds {
  const validators = getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  return (value, object) => {
    const targetName = object.constructor.name;
    const about: ValidationArguments = { targetName, property, object, value, constraints };
    const passes = (one: unknown) =>
      validators.every(({ instance }) => instance.validate(one, about) === true);
    return each && Array.isArray(value) ? value.every(passes) : passes(value);
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Undefined for what is not. */
function primitive(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? undefined : value;
}

import { isIri, isLanguageTag, isUuid } from './formats.js';
import { StatementInvalid } from './xapi.errors.js';

/** Looks at a value where the pointer leads; says by an error what is wrong. @throws StatementInvalid */
export type Check = (value: unknown, at: string) => void;
export type Fields = Readonly<Record<string, unknown>>;

export function refuse(at: string, detail: string): never {
  throw new StatementInvalid(at, detail);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function under(at: string, key: string): string {
  return `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** @throws StatementInvalid unless it is an object */
export function fieldsOf(value: unknown, at: string): Fields {
  return isFields(value) ? value : refuse(at, 'must be an object');
}

/** An object with these properties and no other; the names are case sensitive, and null is no value. */
export function shape(properties: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  const known = new Map(Object.entries(properties));
  return (value, at) => {
    const fields = fieldsOf(value, at);
    for (const name of required) if (!(name in fields)) refuse(under(at, name), 'is missing');
    for (const [name, one] of Object.entries(fields)) {
      const check = known.get(name) ?? refuse(under(at, name), 'is not known to the specification');
      if (one === null) refuse(under(at, name), 'must not be null');
      check(one, under(at, name));
    }
  };
}

export function textThat(holds: (text: string) => boolean, what: string): Check {
  return (value, at) => {
    if (typeof value !== 'string' || !holds(value)) refuse(at, `must be ${what}`);
  };
}

export const text = textThat(() => true, 'a string');
export const iri = textThat(isIri, 'an IRI with its scheme');
export const uuid = textThat(isUuid, 'a UUID');
export const languageTag = textThat(isLanguageTag, 'a language tag (RFC 5646)');

export function exactly(...allowed: readonly string[]): Check {
  return textThat((given) => allowed.includes(given), allowed.map((one) => `"${one}"`).join(' or '));
}

export const boolean: Check = (value, at) => {
  if (typeof value !== 'boolean') refuse(at, 'must be true or false');
};

export const number: Check = (value, at) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse(at, 'must be a number');
};

export const size: Check = (value, at) => {
  if (!Number.isSafeInteger(value) || (value as number) < 0) refuse(at, 'must be a whole number of octets');
};

export function listOf(check: Check, least = 0): Check {
  return (value, at) => {
    if (!Array.isArray(value)) refuse(at, 'must be an array');
    if (value.length < least) refuse(at, 'must not be empty');
    value.forEach((one: unknown, i) => check(one, `${at}/${i}`));
  };
}

export const languageMap: Check = (value, at) => {
  for (const [tag, one] of Object.entries(fieldsOf(value, at))) {
    languageTag(tag, under(at, tag));
    text(one, under(at, tag));
  }
};

/** Whatever the keys mean; null as well. */
export const extensions: Check = (value, at) => {
  for (const key of Object.keys(fieldsOf(value, at))) iri(key, under(at, key));
};

/** A number beyond all that can be kept: it would be read again as null. JSON lets a reader set such a limit (RFC 8259, 6). */
export function holdsTooLargeNumber(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return (isFields(value) || Array.isArray(value)) && Object.values<unknown>(value).some(holdsTooLargeNumber);
}

/** How deep anything is that is kept: whoever writes JSON goes down by calling itself, and has no room for every depth. */
export const DEEPEST = 100;

export function isDeeperThan(levels: number, value: unknown): boolean {
  let at: unknown[] = [value];
  for (let depth = 0; depth <= levels && at.length > 0; depth++)
    at = at.flatMap((one) => (isFields(one) || Array.isArray(one) ? Object.values<unknown>(one) : []));
  return at.length > 0;
}

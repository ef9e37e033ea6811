import { isLocalDate } from '../../kernel/local-date.js';
import type { FaultReason } from './faults.js';
import type { FieldType } from './file-spec.js';

const LONGEST_TEXT = 2_000;
const GUID = /^[0-9A-Za-z.\-_/@]{1,255}$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;
/**
 * One `@` with something before it and a domain with a dot after it. Records systems make up addresses from names and
 * leave spaces in them (`mde simoni@example.org`): nothing can be sent there, but it is no reason to lose the person.
 */
const EMAIL = /^[^@]{1,64}@[^\s@]{1,250}\.[^\s@.]+$/;
// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROL = /[\u0000-\u001f\u007f]/;

/** What is wrong with a non-blank value of this type; undefined when nothing is. */
export function faultInValue(value: string, type: FieldType): FaultReason | undefined {
  if (value.length > LONGEST_TEXT) return 'too long';
  if (CONTROL.test(value)) return 'holds a line break or control character';
  switch (type.kind) {
    case 'text':
      return undefined;
    case 'guid':
      return unless(GUID.test(value), 'not an identifier');
    case 'date':
      return unless(isLocalDate(value), 'not a date');
    case 'dateTime':
      return unless(isDateTime(value), 'not a date and time');
    case 'year':
      return unless(/^\d{4}$/.test(value), 'not a year');
    case 'boolean':
      return unless(value === 'true' || value === 'false', 'not true or false');
    case 'email':
      return unless(EMAIL.test(value), 'not an e-mail address');
    case 'word':
      return unless(isInVocabulary(value, type), 'not in the vocabulary');
    case 'list':
      return faultInList(itemsOf(value), type.of);
  }
}

/** The items of a list cell. White space around an item is not part of it. */
export function itemsOf(value: string): string[] {
  return value === '' ? [] : value.split(',').map((item) => item.trim());
}

function faultInList(items: readonly string[], kind: 'text' | 'guid'): FaultReason | undefined {
  if (items.includes('')) return 'has an empty item';
  return kind === 'guid' && !items.every((item) => GUID.test(item)) ? 'not an identifier' : undefined;
}

function isInVocabulary(value: string, type: Extract<FieldType, { kind: 'word' }>): boolean {
  return type.vocabulary.includes(value) || (type.extensible && /^ext:./.test(value));
}

function isDateTime(value: string): boolean {
  const date = DATE_TIME.exec(value)?.[1];
  return date !== undefined && isLocalDate(date);
}

function unless(fine: boolean, reason: FaultReason): FaultReason | undefined {
  return fine ? undefined : reason;
}

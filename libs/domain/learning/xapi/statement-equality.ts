import { identifiersOf } from './actors.js';
import { instantOf } from './formats.js';
import { isFields, type Fields } from './shape.js';

/** What the record store assigns, or may: it does not make a statement another one. */
const ASSIGNED: ReadonlySet<string> = new Set([
  'id',
  'authority',
  'stored',
  'version',
  'attachments',
  'timestamp',
]);
/** Of a statement within another one nothing is assigned. */
const BESIDE_AN_INNER_ONE: ReadonlySet<string> = new Set(['attachments']);

/** What a statement says, ready to be compared with others. */
export interface Sense {
  readonly timestamp: unknown;
  readonly essence: string;
}

export function senseOf(statement: Fields): Sense {
  return { timestamp: statement['timestamp'], essence: canonical(essence(statement, ASSIGNED)) };
}

/**
 * Whether what is given under an id says the same as what is stored under it (B7). Names of people, displays of verbs
 * and definitions of activities are no part of it, nor is the order of a group's members, nor what a duration has
 * beyond the hundredths of a second.
 */
export function saysTheSame(given: Fields, stored: Fields): boolean {
  return isSameSense(senseOf(given), senseOf(stored));
}

export function isSameSense(given: Sense, stored: Sense): boolean {
  const when = given.timestamp !== undefined && stored.timestamp !== undefined;
  return (!when || isSameInstant(given.timestamp, stored.timestamp)) && given.essence === stored.essence;
}

/** The forms of 1.0.3 are those of 2.0.0 and more; what is none of them is a text. */
function isSameInstant(given: unknown, stored: unknown): boolean {
  if (given === stored) return true;
  const [one, other] = [given, stored].map(millisecondsOf);
  return one !== undefined && one === other;
}

function millisecondsOf(text: unknown): number | undefined {
  return instantOf(String(text), '1.0.3')?.getTime();
}

function essence(statement: Fields, without: ReadonlySet<string>): Fields {
  const entries = Object.entries(statement).filter(([name]) => !without.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, essential(name, value)]));
}

function essential(name: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((one: unknown) => essential(name, one));
    return name === 'member' ? items.toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1)) : items;
  }
  if (name === 'timestamp') return millisecondsOf(value) ?? value;
  if (name === 'registration' || name === 'language') return String(value).toLowerCase();
  if (!isFields(value) || name === 'extensions') return value;
  if (name === 'verb') return { id: value['id'] };
  if (name === 'result') return measured(value);
  const kind = value['objectType'];
  if (name === 'object' && kind === 'SubStatement') return essence(value, BESIDE_AN_INNER_ONE);
  if (kind === 'StatementRef') return { ...value, id: String(value['id']).toLowerCase() };
  if (isSomebody(value)) return somebody(value);
  if ('id' in value && (kind === undefined || kind === 'Activity')) return { id: value['id'] };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, essential(key, one)]));
}

function measured(result: Fields): Fields {
  const { duration } = result;
  return typeof duration === 'string' ? { ...result, duration: toHundredths(duration) } : result;
}

function toHundredths(duration: string): string {
  return duration.replace(/[.,](\d{1,2})\d*S$/, (_, digits: string) => {
    const kept = digits.replace(/0+$/, '');
    return kept === '' ? 'S' : `.${kept}S`;
  });
}

function isSomebody(value: Fields): boolean {
  return value['objectType'] === 'Group' || Object.keys(identifiersOf(value)).length > 0;
}

function somebody(value: Fields): unknown {
  const who = withoutCase(identifiersOf(value));
  const isGroup = value['objectType'] === 'Group';
  if (!isGroup) return who;
  return { ...who, group: true, member: essential('member', value['member'] ?? []) };
}

/** The domain of an address is the same in capitals, and so are the digits of a hash. */
function withoutCase(who: Fields): Fields {
  const { mbox, mbox_sha1sum: hash } = who;
  return {
    ...who,
    ...(typeof mbox === 'string' && {
      mbox: mbox.replaceAll(/^mailto:|@[^@]*$/gi, (part) => part.toLowerCase()),
    }),
    ...(typeof hash === 'string' && { mbox_sha1sum: hash.toLowerCase() }),
  };
}

/** JSON with the keys in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    isFields(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

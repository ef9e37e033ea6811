import type { FieldFault } from '#domain/kernel/domain-error';
import { InputInvalid } from './errors.js';

/** Levels that a request may nest; ours need five. Deeper ones are made to overflow the stack of whoever walks them. */
const DEEPEST = 20;

/** Fields and items that a request may hold in all; ours need half of it. Each wrong one would be named in the answer. */
const MOST = 10_000;

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly depth: number;
  readonly inList: boolean;
}

/**
 * Refuses what no request of ours can mean, before anybody looks closer: text that PostgreSQL cannot hold (NUL, half a
 * surrogate pair), lists directly in lists, nesting without end, and more than anybody would read. Walks without recursion.
 * @throws InputInvalid
 */
export function assertPlain(input: unknown, root = ''): void {
  if (isPlain(input, 0, false, { left: MOST })) return;
  const places: Place[] = [{ value: input, pointer: root, depth: 0, inList: false }];
  let held = 0;
  for (let place = places.pop(); place; place = places.pop()) {
    const fault = faultAt(place);
    if (fault) throw new InputInvalid([{ pointer: place.pointer, detail: fault } satisfies FieldFault]);
    const inner = within(place);
    held += inner.length;
    if (held > MOST) throw new InputInvalid([{ pointer: root, detail: `holds more than ${MOST} values` }]);
    places.push(...inner);
  }
}

/** The same question without asking where: nearly always the answer is yes. */
function isPlain(value: unknown, depth: number, inList: boolean, room: { left: number }): boolean {
  if (typeof value === 'string') return depth <= DEEPEST && isText(value);
  if (depth > DEEPEST || typeof value !== 'object' || value === null || ArrayBuffer.isView(value))
    return depth <= DEEPEST;
  const isList = Array.isArray(value);
  const inner = isList ? (value as unknown[]) : Object.values(value);
  room.left -= inner.length;
  if (room.left < 0 || (inList && isList)) return false;
  return inner.every((one) => isPlain(one, depth + 1, isList, room));
}

function faultAt({ value, depth, inList }: Place): string | undefined {
  if (typeof value === 'string' && !isText(value)) return 'holds characters that are no text';
  if (inList && Array.isArray(value)) return 'is a list directly in a list, which no request has';
  return depth > DEEPEST ? `is nested more than ${DEEPEST} levels deep` : undefined;
}

function within({ value, pointer, depth }: Place): Place[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  const inList = Array.isArray(value);
  return Object.entries(value).map(([key, one]: [string, unknown]) => ({
    value: one,
    pointer: `${pointer}/${isText(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : '?'}`,
    depth: depth + 1,
    inList,
  }));
}

function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

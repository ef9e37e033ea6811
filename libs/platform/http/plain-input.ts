import type { FieldFault } from '#domain/kernel/domain-error';
import { InputInvalid } from './errors.js';

/** Levels that a request may nest; ours need five. Deeper ones are made to overflow the stack of whoever walks them. */
const DEEPEST = 20;

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  readonly depth: number;
  readonly inList: boolean;
}

/**
 * Refuses what no request of ours can mean, before anybody looks closer: text that PostgreSQL cannot hold (NUL, half a
 * surrogate pair), lists directly in lists, and nesting without end. Walks without recursion.
 * @throws InputInvalid
 */
export function assertPlain(input: unknown, root = ''): void {
  const places: Place[] = [{ value: input, pointer: root, depth: 0, inList: false }];
  for (let place = places.pop(); place; place = places.pop()) {
    const fault = faultAt(place);
    if (fault) throw new InputInvalid([{ pointer: place.pointer, detail: fault } satisfies FieldFault]);
    places.push(...within(place));
  }
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

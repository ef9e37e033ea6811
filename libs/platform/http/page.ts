import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { isLocalDate } from '#domain/kernel/local-date';
import type { Page } from '#domain/kernel/page';
import { CursorInvalid } from './errors.js';

/** That a page has at most. */
export const MOST_ITEMS = 200;

/** How lists are asked for: `?limit=&after=`. */
export class PageQuery {
  /** How many items, 1 to 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_ITEMS)
  limit: number = 50;

  /** The `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string;
}

/** The values of the last item's sort columns, as they go into the next page's WHERE. */
type Key = readonly (string | number)[];

/**
 * Keyset pagination: fetch one row more than asked for, then cut. The cursor holds the sort values of the last item, so
 * rows that come or go in the meantime neither repeat nor hide another.
 */
export function pageOf<Item>(rows: readonly Item[], limit: number, keyOf: (last: Item) => Key): Page<Item> {
  if (rows.length <= limit) return { items: rows };
  const items = rows.slice(0, limit);
  return { items, next: Buffer.from(JSON.stringify(keyOf(items[limit - 1]!))).toString('base64url') };
}

const SOUND = {
  text: (value) => typeof value === 'string' && !value.includes('\0'), // PostgreSQL has no text with a NUL
  date: (value) => typeof value === 'string' && isLocalDate(value),
  // Also as it is shown with zeros before it, as the serial number of a certificate.
  int: (value) => /^-?\d+$/.test(plain(value)) && Math.abs(Number(value)) < 2 ** 31,
  time: (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  timestamptz: (value) => typeof value === 'string' && isInstant(value),
  uuid: (value) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(plain(value)),
} satisfies Record<string, (value: unknown) => boolean>;

/** A list of one would look the same as text, and PostgreSQL would be asked for it as for an array. */
function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The type of a column that a list is sorted by. */
export type KeyType = keyof typeof SOUND;

/**
 * The sort values of a cursor, or as many NULLs, which the statement takes as "from the beginning".
 * @throws CursorInvalid when it is not one that {@link pageOf} made for a list sorted by columns of these types: what is
 * returned can be cast to them
 */
export function cursorKey(
  after: string | undefined,
  types: readonly KeyType[],
): readonly (string | number | null)[] {
  if (after === undefined) return types.map(() => null);
  const key = keyIn(after);
  const sound = key.length === types.length && types.every((type, i) => SOUND[type](key[i]));
  if (!sound) throw new CursorInvalid();
  return key as (string | number)[];
}

function keyIn(after: string): readonly unknown[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    return Array.isArray(key) ? key : [];
  } catch {
    return []; // not JSON
  }
}

/** An instant as PostgreSQL writes it, `2026-11-21 08:00:00.5+00`, or as ISO 8601. */
function isInstant(text: string): boolean {
  const time = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$/;
  return isLocalDate(text.slice(0, 10)) && /[ T]/.test(text.charAt(10)) && time.test(text.slice(11));
}

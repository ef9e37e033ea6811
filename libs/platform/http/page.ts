import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Page } from '#domain/kernel/page';
import { CursorInvalid } from './errors.js';

/** How lists are asked for: `?limit=&after=`. */
export class PageQuery {
  /** How many items, 1 to 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
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

/**
 * The sort values of a cursor, or as many NULLs, which the statement takes as "from the beginning".
 * @throws CursorInvalid when it is not one that {@link pageOf} made for a list with `columns` sort columns
 */
export function cursorKey(after: string | undefined, columns: number): readonly (string | number | null)[] {
  if (after === undefined) return Array.from({ length: columns }, () => null);
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    const sound = Array.isArray(key) && key.length === columns && key.every(isScalar);
    if (sound) return key as (string | number)[];
  } catch {
    // falls through: not JSON
  }
  throw new CursorInvalid();
}

/** PostgreSQL refuses text with a NUL; nobody's list has one. */
function isScalar(value: unknown): boolean {
  return (typeof value === 'string' && !value.includes('\0')) || typeof value === 'number';
}

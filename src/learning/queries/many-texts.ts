import type { Page } from '#domain/kernel/page';
import { pageOf } from '#platform/http/page';

/** A page of a list ends before it shows more Markdown than this, but for its first row: hostile text takes long to render. */
export const MOST_CHARACTERS = 200_000;

/** What is rendered at once, but for a text that is longer; then everybody else has a turn. */
const AT_ONCE = 20_000;

type TextsOf<Row> = (row: Row) => readonly (string | null)[];

/** The page, or as much of it as may be rendered, with the cursor of what follows. */
export function endedInTime<Row>(
  page: Page<Row>,
  textsOf: TextsOf<Row>,
  keyOf: (last: Row) => readonly string[],
): Page<Row> {
  let length = 0;
  const end = page.items.findIndex((row, i) => {
    length += lengthOf(textsOf(row));
    return i > 0 && length > MOST_CHARACTERS;
  });
  return end === -1 ? page : pageOf(page.items, end, keyOf);
}

/** Each of them as it is shown. Nobody's list keeps the process from answering others. */
export async function shownInTurns<Row, Shown>(
  rows: readonly Row[],
  textsOf: TextsOf<Row>,
  show: (row: Row) => Shown,
): Promise<Shown[]> {
  const shown: Shown[] = [];
  let length = 0;
  for (const row of rows) {
    length += lengthOf(textsOf(row));
    if (shown.length > 0 && length > AT_ONCE) {
      await othersTurn();
      length = lengthOf(textsOf(row));
    }
    shown.push(show(row));
  }
  return shown;
}

function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function lengthOf(texts: readonly (string | null)[]): number {
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

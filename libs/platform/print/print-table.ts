import type { PrintedTable } from './printed-document.js';
import { INK, lineHeight, type PrintingPress, type Tag } from './printing-press.js';
import { beginsOnTheRight, type Style } from './typesetter.js';

type Cells = readonly string[];
type Columns = PrintedTable['columns'];

const PADDING = 5;
const RULE = '#d0d7de';
const STYLES: Record<'TH' | 'TD', Style> = { TH: { ...INK, weight: 'bold' }, TD: INK };

/** Prints a table; its head is repeated on each page. */
export function printTable(press: PrintingPress, { columns, rows }: PrintedTable): void {
  const table = press.pdf.struct('Table');
  press.tags.add(table);
  const titles = columns.map(({ title }) => title);
  const head = () => new Row(press, columns, titles, 'TH').print(table);
  press.keep(4 * lineHeight(INK));
  head();
  for (const cells of rows) {
    const row = new Row(press, columns, cells, 'TD');
    if (press.keep(row.height)) head();
    row.print(table);
  }
  table.end();
}

class Row {
  readonly height: number;
  private readonly broken: readonly string[][];

  constructor(
    private readonly press: PrintingPress,
    private readonly columns: Columns,
    private readonly cells: Cells,
    private readonly tag: 'TH' | 'TD',
  ) {
    this.broken = cells.map((cell, i) =>
      press.type.lines(cell, columns[i]!.width * press.width - 2 * PADDING, STYLES[tag]),
    );
    const most = Math.max(...this.broken.map((lines) => lines.length));
    this.height = most * lineHeight(STYLES[tag]) + 2 * PADDING;
  }

  print(table: Tag): void {
    const { press, cells, columns, tag } = this;
    const row = press.pdf.struct('TR');
    table.add(row);
    const top = press.y;
    let from = 0;
    cells.forEach((cell, i) => {
      const width = columns[i]!.width * press.width;
      press.tagged(tag, () => this.printCell(i, from, top), optionsOf(cell, tag), row);
      from += width;
    });
    row.end();
    press.y = top + this.height;
    this.rule();
  }

  private printCell(i: number, from: number, top: number): void {
    const { press, columns, tag } = this;
    const { width: share, align } = columns[i]!;
    const width = share * press.width;
    const left = press.placeOf(from, width);
    this.broken[i]!.forEach((line, nth) => {
      press.y = top + PADDING + nth * lineHeight(STYLES[tag]);
      press.align(line, left + PADDING, width - 2 * PADDING, STYLES[tag], align);
    });
  }

  private rule(): void {
    const { press, tag } = this;
    const { left, width, y } = press;
    const line = () => press.pdf.moveTo(left, y).lineTo(left + width, y);
    press.decorate(() =>
      line()
        .lineWidth(0.6)
        .stroke(tag === 'TH' ? INK.colour : RULE),
    );
  }
}

/** A line that is read from right to left is told in its own order as well, for those who have it read aloud. */
function optionsOf(cell: string, tag: 'TH' | 'TD'): object {
  return {
    ...(tag === 'TH' && { scope: 'Column' }),
    ...(beginsOnTheRight(cell) && { actual: cell }),
  };
}

const BEGIN =
  '<!-- figures: goal, figure and day are written by `npm run docs`, from the last row of bench/results.md -->';
const END = '<!-- /figures -->';

interface Row {
  readonly date: string;
  readonly commit: string;
  readonly ours: string;
  readonly limit: string;
  readonly ratio: string;
  readonly goal: string;
  readonly met: string;
}

/**
 * The page with what follows a figure's name in its table made anew: a row whose third cell names one of the figures of
 * the benchmarks tells what came out of its last run, so that neither can be changed without the other.
 */
export function withLastFigures(page: string, results: string): string {
  const [before, rest] = page.split(BEGIN);
  const [table, after] = rest?.split(END) ?? [];
  if (before === undefined || table === undefined || after === undefined)
    throw new Error(`The page lacks ${BEGIN} … ${END}`);
  const last = lastRows(results);
  const lines = table.split('\n').map((line) => {
    const [, promise, command, name, goal] = cells(line);
    const figure = /^`(.+)`$/.exec(name ?? '')?.[1];
    return figure ? `| ${[promise, command, name, ...told(goal!, last.get(figure))].join(' | ')} |` : line;
  });
  return `${before}${BEGIN}${lines.join('\n')}${END}${after}`;
}

/** Of what has not been run yet the page itself says the goal. */
function told(goalToBe: string, row: Row | undefined): string[] {
  if (!row) return [goalToBe, 'not run yet', '–', '–'];
  const { ours, limit, ratio, goal, met } = row;
  const isOfRatio = ratio !== '–' && !/ [^\d\s]+$/.test(goal);
  const figure = limit === '–' ? ours : `${ours} beside ${limit}`;
  return [goal, isOfRatio ? `${ratio} (${figure})` : figure, met, `${row.date}, ${row.commit}`];
}

/** By figure; those of a later run stand further below. */
function lastRows(results: string): ReadonlyMap<string, Row> {
  const rows = results.split('\n').map(cells);
  return new Map(
    rows.flatMap(([, date, commit, figure, ours, limit, ratio, goal, met]) =>
      met === undefined ? [] : [[figure!, { date, commit, ours, limit, ratio, goal, met } as Row]],
    ),
  );
}

function cells(line: string): string[] {
  return line.split('|').map((cell) => cell.trim());
}

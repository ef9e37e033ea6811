import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { LocalDate } from '#domain/kernel/local-date';
import type { DataCheck, DataFinding } from '#platform/backup/data-check';
import { CliFailure, table } from '#platform/cli/command-line';
import { SummariseDaysCommand } from '../commands/summarise-days.command.js';
import { ListAllSchoolsQuery } from '../queries/list-all-schools.query.js';
import { VerifySummariesQuery, type SummaryDifference } from '../queries/verify-summaries.query.js';

export interface Options {
  readonly school?: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly repair: boolean;
}

/** More are not shown: somebody who has so many wants to repair them. */
const SHOWN = 200;

/** After a restore: the kept figures are what the marks come to. */
export const figuresAreRight: DataCheck = {
  says: 'Every kept figure is what its marks come to.',
  followsEvents: true,
  run: async (app) => {
    const found: DataFinding[] = [];
    for (const schoolId of await app.get(QueryBus).execute(new ListAllSchoolsQuery('ever'))) {
      const whole = new VerifySummariesQuery('1900-01-01', '2999-12-31', SHOWN, systemActor(schoolId));
      const differences = await app.get(QueryBus).execute(whole);
      if (differences.length > 0)
        found.push({ schoolId, detail: `${differences.length} kept figures of ${schoolId} are wrong.` });
    }
    return found;
  },
};

export async function verify(
  app: INestApplicationContext,
  { school, from, to, repair }: Options,
): Promise<void> {
  const schools = school ? [school] : await app.get(QueryBus).execute(new ListAllSchoolsQuery('ever'));
  let found = 0;
  for (const schoolId of schools) {
    const actor = systemActor(schoolId);
    const differences = await app
      .get(QueryBus)
      .execute(new VerifySummariesQuery(from, to, SHOWN - Math.min(found, SHOWN - 1), actor));
    found += differences.length;
    if (differences.length > 0) process.stdout.write(`${listed(schoolId, differences)}\n`);
    if (repair && differences.length > 0)
      await app.get(CommandBus).execute(new SummariseDaysCommand({ first: from, last: to }, actor));
  }
  if (found === 0) process.stdout.write('Every kept figure is what its marks come to.\n');
  else if (repair) process.stdout.write('Now they are what their marks come to.\n');
  else throw new CliFailure('Some kept figures are not what their marks come to; --repair mends them.');
}

function listed(schoolId: string, differences: readonly SummaryDifference[]): string {
  const rows = differences.map(({ date: on, level, of, kept, counted }) => {
    const columns = Object.keys({ ...kept, ...counted });
    const other = columns.filter((name) => JSON.stringify(kept?.[name]) !== JSON.stringify(counted?.[name]));
    const said = (figures: SummaryDifference['kept']) =>
      figures ? other.map((name) => `${name} ${JSON.stringify(figures[name])}`).join(', ') : 'nothing';
    return [schoolId, on, level, of ?? '', said(kept), said(counted)];
  });
  return table(['school', 'day', 'of a', 'id', 'kept', 'counted'], rows);
}

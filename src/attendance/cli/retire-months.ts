import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { RecordMonth, Standing } from '#domain/attendance/retention/record-month';
import { table } from '#platform/cli/command-line';
import { Settings } from '#platform/config/settings';
import { RetireRecordsCommand } from '../commands/retire-records.command.js';

export async function retire(
  app: INestApplicationContext,
  { dryRun }: { readonly dryRun: boolean },
): Promise<void> {
  const { RECORDS_KEPT_MONTHS, RECORDS_ARCHIVE } = app.get<Settings>(Settings);
  const input = { keepMonths: RECORDS_KEPT_MONTHS || 0, archive: RECORDS_ARCHIVE === 'on', rehearse: dryRun };
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const command = new RetireRecordsCommand(input, (_, __, note) => say(note), new AbortController().signal);
  const months = await app.get(CommandBus).execute(command);
  const headings = ['month', 'marks', 'registers', 'size', 'kept until', dryRun ? 'would be' : 'is'];
  say(table(headings, months.map(rowOf)));
}

function rowOf(month: RecordMonth & { readonly standing: Standing }): string[] {
  const { marks, registers, bytes, keptUntil } = month;
  const size = `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  const n = (value: number) => value.toLocaleString('en');
  return [month.month.slice(0, 7), n(marks), n(registers), size, keptUntil ?? 'for good', saidOf(month)];
}

function saidOf({ standing, keptBy, atWork, begun }: RecordMonth & { readonly standing: Standing }): string {
  if (standing === 'kept') return `kept by ${keptBy} ${keptBy === 1 ? 'school' : 'schools'}`;
  if (standing === 'at work') return `kept: ${atWork} registers are not locked, missed or cancelled`;
  if (standing === 'goes') return begun ? 'gone (it had begun to go)' : 'gone';
  return 'kept: it goes after those before it';
}

import type { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ROSTER_KINDS, sumCounts } from '#domain/roster/import/roster-counts';
import { CliFailure, EXIT, table } from '#platform/cli/command-line';
import { ListHeldBackRowsQuery } from '../queries/list-held-back-rows.query.js';
import { ListImportFaultsQuery } from '../queries/list-import-faults.query.js';
import type { RosterImportView } from '../queries/roster-import.view.js';

/** As many faults as a terminal bears; the API lists all of them. */
const SHOWN = 50;

/** Writes the report of an import for people. @throws CliFailure when it was refused */
export async function reportImport(queries: QueryBus, report: RosterImportView, actor: Actor): Promise<void> {
  for (const { file, message } of report.package?.notices ?? []) say(`${file}: ${message}`);
  if (report.files.length > 0) say(filesOf(report));
  await sayFaults(queries, report, actor);
  if (report.state === 'refused') throw new CliFailure(whyRefused(report), EXIT.badData);
  say(changesOf(report));
  say(report.dryRun ? 'A dry run: nothing was changed.' : `Imported (${report.id}).`);
}

function filesOf({ files }: RosterImportView): string {
  const rows = files.map(({ file, read, good, faulty, heldBack }) => [
    file,
    ...[read, good, faulty, heldBack].map(String),
  ]);
  return `${table(['file', 'read', 'good', 'faulty', 'held back'], rows)}\n`;
}

async function sayFaults(
  queries: QueryBus,
  { id: importId, districtId, files }: RosterImportView,
  actor: Actor,
) {
  const at = { importId, districtId };
  const faulty = files.reduce((sum, file) => sum + file.faulty, 0);
  if (faulty === 0) return;
  const { items, next } = await queries.execute(new ListImportFaultsQuery(at, { limit: SHOWN }, actor));
  const rows = items.map(({ file, row, field, reason }) => [file, String(row), field, reason]);
  say(`${table(['file', 'row', 'field', 'reason'], rows)}${next ? '\n… and more' : ''}\n`);
  const { items: held } = await queries.execute(new ListHeldBackRowsQuery(at, { limit: 1 }, actor));
  if (held.length > 0)
    say('Rows held back are sound: they come in once the faulty rows that they depend on are right.');
}

function changesOf({ schools }: RosterImportView): string {
  const sum = sumCounts(schools.map(({ counts }) => counts!));
  const rows = ROSTER_KINDS.map((kind) => {
    const { created, updated, unchanged, ended } = sum[kind];
    return [kind, ...[created, updated, unchanged, ended].map(String)];
  });
  return `${table(['', 'created', 'updated', 'unchanged', 'ended'], rows)}\n`;
}

function whyRefused({ problems, mode }: RosterImportView): string {
  const said = problems.map(({ file, message }) => `${file}: ${message}`);
  const faults = `Nothing was imported: ${mode} was asked for, and there are faults. Sound rows alone come in with --good-rows-only.`;
  return said.length > 0 ? said.join('\n') : faults;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

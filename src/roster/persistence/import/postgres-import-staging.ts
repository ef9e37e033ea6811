import type {
  FileTotals,
  ImportScope,
  ImportStaging,
  StagedSchool,
} from '#domain/roster/import/import-staging';
import type { CheckedRow } from '#domain/roster/oneroster/check-row';
import { referencesOf } from '#domain/roster/oneroster/files';
import type { PlannedFile } from '#domain/roster/oneroster/manifest';
import type { LongTransactions } from '#platform/persistence/long-transactions';
import type { Read } from '#platform/persistence/tenant-reader';
import type { SourceKeys } from '../erasure/source-keys.js';
import * as check from './check.sql.js';
import * as sql from './staging.sql.js';

/** Stages on connections that allow a statement minutes, each step in a transaction of its own. */
export class PostgresImportStaging implements ImportStaging {
  constructor(
    private readonly transactions: LongTransactions,
    private readonly keys: SourceKeys,
  ) {}

  async clear(scope: ImportScope): Promise<void> {
    await this.inTransaction(scope, async (run) => {
      await run(sql.clearRows, [scope.importId]);
      await run(sql.clearFaults, [scope.importId]);
    });
  }

  async add(scope: ImportScope, rows: readonly CheckedRow[]): Promise<void> {
    const { importId, districtId } = scope;
    const staged = rows.map(({ file, row, sourcedId, ends, unique, values }) => ({
      file,
      row,
      sourcedId,
      ends,
      uniqueValue: unique?.value ?? null,
      data: values,
    }));
    const faults = rows.flatMap((row) => row.faults);
    await this.inTransaction(scope, async (run) => {
      await run(sql.addRows, [importId, districtId, JSON.stringify(staged)]);
      if (faults.length > 0) await run(sql.addFaults, [importId, districtId, JSON.stringify(faults)]);
    });
  }

  async check(scope: ImportScope, files: readonly PlannedFile[]): Promise<FileTotals[]> {
    const names = files.map(({ spec }) => spec.file);
    return this.inTransaction(scope, async (run) => {
      await run(sql.analyse);
      await findFaults(run, { scope, files, keys: this.keys });
      await run(check.markFaulty, [scope.importId]);
      await run(check.holdBackDependants, [scope.importId]);
      return run<FileTotals>(sql.totals, [scope.importId, names]);
    });
  }

  async schools(scope: ImportScope): Promise<StagedSchool[]> {
    return this.inTransaction(scope, (run) =>
      run<StagedSchool>(sql.schools, [scope.importId, scope.districtId]),
    );
  }

  async discard(scope: ImportScope): Promise<void> {
    await this.inTransaction(scope, async (run) => {
      await run(sql.discardRows, [scope.importId]);
      await run(sql.emptyHeldRows, [scope.importId]);
    });
  }

  private inTransaction<T>({ requestedBy }: ImportScope, work: (run: Read) => Promise<T>): Promise<T> {
    return this.transactions.run({ schoolId: null, personId: requestedBy }, work);
  }
}

interface ToCheck {
  readonly scope: ImportScope;
  readonly files: readonly PlannedFile[];
  readonly keys: SourceKeys;
}

async function findFaults(run: Read, { scope, files, keys }: ToCheck): Promise<void> {
  const { importId, districtId } = scope;
  const specs = files.map(({ spec }) => spec);
  const unique = specs.flatMap(({ file, fields }) =>
    fields.filter((field) => field.unique).map((field) => ({ file, field: field.name })),
  );
  const references = referencesOf(specs);
  const replaced = new Set(files.filter(({ mode }) => mode === 'bulk').map(({ spec }) => spec.file));
  const kept = [...new Set(references.map(({ target }) => target))].filter((file) => !replaced.has(file));
  await run(check.repeatedIds, [importId, districtId]);
  await run(check.takenValues, [importId, districtId, unique.map((u) => u.file), unique.map((u) => u.field)]);
  await run(check.resolveReferences, [
    importId,
    districtId,
    references.map(({ file }) => file),
    references.map(({ field }) => field),
    references.map(({ target }) => target),
    references.map(({ list }) => list),
    references.map(({ mustBeSchool }) => mustBeSchool),
    kept,
    ...keys.pads,
  ]);
  await run(check.danglingReferences, [importId, districtId]);
  await run(check.referencesToOtherOrgs, [importId, districtId]);
  await run(check.enrolmentsElsewhere, [importId, districtId]);
  await run(check.overlappingEnrolments, [importId, districtId]);
}

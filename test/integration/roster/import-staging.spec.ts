import { afterAll, beforeAll, describe } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import type { ImportScope } from '#domain/roster/import/import-staging';
import { InMemoryImportStaging } from '#domain/roster/testing/in-memory-import-staging';
import { RosterImports } from '../../support/roster-imports.js';
import { stagingContract, type StagingRig } from './import-staging.contract.js';

describe('staging in memory', () => {
  stagingContract(() => inMemory);
  const staging = new InMemoryImportStaging();
  const inMemory: StagingRig = {
    staging,
    newScope: async () => {
      await staging.clear();
      return { importId: newId(), districtId: newId(), requestedBy: newId() };
    },
    faults: async () => staging.faults.map((f) => `${f.file} ${f.row} ${f.field}: ${f.reason}`).sort(),
    held: async () =>
      staging.held
        .map((h) => `${h.file} ${h.row} ${h.field} < ${h.heldBackBy.file} ${h.heldBackBy.row}`)
        .sort(),
  };
});

describe('staging in PostgreSQL', () => {
  let imports: RosterImports;
  beforeAll(async () => {
    imports = await RosterImports.start();
  });
  afterAll(() => imports.stop());

  async function lines(sql: string, { importId }: ImportScope): Promise<string[]> {
    return (await imports.rows<{ line: string }>(sql, [importId])).map(({ line }) => line).sort();
  }

  stagingContract(() => ({
    staging: imports.staging,
    newScope: () => imports.newScope(),
    faults: (scope) =>
      lines(
        `select concat(file, ' ', row_no, ' ', field, ': ', reason) as line from roster.import_faults where import_id = $1`,
        scope,
      ),
    held: (scope) =>
      lines(
        `select concat(file, ' ', row_no, ' ', held_field, ' < ', held_by_file, ' ', held_by_row) as line
         from roster.import_rows where import_id = $1 and state = 'held'`,
        scope,
      ),
  }));
});

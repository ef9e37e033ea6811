// Reads and checks a package as an import does, in a process whose heap can be limited: `stage-package.ts <path>`. What
// is staged is counted and forgotten, so that nothing but the reading needs memory. Prints rows and faults as JSON.
import { StageRosterPackageUseCase } from '#domain/roster/use-cases/stage-roster-package.use-case';
import type { ImportStaging } from '#domain/roster/import/import-staging';
import { openPackage } from '../../src/roster/persistence/import/archived-package.js';

let rows = 0;
let faults = 0;

const staging: ImportStaging = {
  add: async (_, batch) => {
    rows += batch.length;
    faults += batch.reduce((sum, row) => sum + row.faults.length, 0);
  },
  clear: async () => undefined,
  check: async () => [],
  schools: async () => [],
  discard: async () => undefined,
};
const packages = {
  open: () => openPackage(process.argv[2]!),
  keep: async () => '',
  forget: async () => undefined,
};

const scope = { importId: '', districtId: '', requestedBy: '' };
await new StageRosterPackageUseCase({ packages, staging }).execute({ scope, encoding: 'utf-8' });
process.stdout.write(JSON.stringify({ rows, faults }));

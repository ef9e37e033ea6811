import { fileURLToPath } from 'node:url';
import { lyceum, type Ran } from '../../support/lyceum-cli.js';
import { TEST_SECRET } from '../../support/test-secret.js';
import { CHANGES, type SourceChange } from '../harness/source-change.js';

const leash = fileURLToPath(new URL('../harness/leash.mjs', import.meta.url));

interface Ground {
  readonly databaseUrl: string;
  /** LYCEUM_DATA. */
  readonly data: string;
  readonly changes?: readonly SourceChange[];
}

/** The command line as built, on what the rig has laid out, with the rig's defects if there are any. */
export function command({ databaseUrl, data, changes = [] }: Ground, ...words: string[]): Promise<Ran> {
  const environment = {
    DATABASE_URL: databaseUrl,
    LYCEUM_SECRET: TEST_SECRET,
    LYCEUM_DATA: data,
    NODE_OPTIONS: `--import ${leash}`,
    [CHANGES]: JSON.stringify(changes),
  };
  return lyceum(environment, words);
}

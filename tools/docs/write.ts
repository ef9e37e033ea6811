// Writes everything in docs/ that is generated from the code. With --check it writes nothing, and fails when a file is
// not what it would write.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { withSettingsTable } from '#platform/config/settings-table';
import { asyncApi } from './asyncapi.js';
import { openHouse } from './house.js';
import { withLastFigures } from './last-figures.js';
import { openApi } from './openapi.js';
import { permissionsPage } from './permissions.js';
import { printed } from './printed.js';
import { Refusals } from './refusals.js';
import { Schemas } from './schemas.js';
import { SocketParts } from './socket-parts.js';
import { Sources } from './sources.js';
import { Validation } from './validation.js';

const house = await openHouse();
const sources = new Sources(resolve(import.meta.dirname, '../..'));
const validation = await Validation.of(sources);
const refusals = new Refusals(sources);
const sockets = new SocketParts(house, sources, refusals);

const files: Record<string, string> = {
  'docs/api/openapi.json': printed(openApi(house, new Schemas(sources, validation), refusals)),
  'docs/api/asyncapi.json': printed(asyncApi(sockets, new Schemas(sources, validation))),
  'docs/permissions.md': permissionsPage(),
  'docs/performance.md': withLastFigures(
    readFileSync('docs/performance.md', 'utf8'),
    readFileSync('bench/results.md', 'utf8'),
  ),
  'docs/configuration.md': withSettingsTable(readFileSync('docs/configuration.md', 'utf8')),
};

const stale = Object.entries(files).filter(
  ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is not what the code says: run \`npm run docs\``);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  }
}

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { root } from './support/house.js';

it('docs/architecture.svg shows what the code imports (if not: npm run graph)', () => {
  const graph = join(root, 'tools/graph/graph.mjs');
  const { stderr, status } = spawnSync(process.execPath, [graph, '--check'], { cwd: root, encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
}, 120_000);

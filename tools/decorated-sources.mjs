// Lets Node run all of the TypeScript sources as they stand, decorators included: each file is compiled as the build
// would compile it. `node --import ./tools/decorated-sources.mjs x.ts`
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import './typescript-sources.mjs';

const settings = JSON.parse(readFileSync(new URL('../.swcrc', import.meta.url), 'utf8'));
delete settings.$schema;

registerHooks({
  load(url, context, next) {
    const { pathname } = new URL(url);
    if (!pathname.endsWith('.ts') || pathname.includes('/node_modules/')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      ...settings,
      swcrc: false,
      filename,
      sourceMaps: 'inline',
      module: { type: 'es6' },
    });
    return { format: 'module', shortCircuit: true, source: code };
  },
});

// Lets Node run the TypeScript sources as they stand, without a build: `node --import ./tools/typescript-sources.mjs x.ts`.
// Node strips the types by itself; this only finds `./x.js` in x.ts and `#platform/x` among the sources. What is reached
// this way has to be erasable TypeScript: no decorators, no parameter properties.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  resolve(specifier, context, next) {
    const conditions = [...context.conditions, 'lyceum-src'];
    if (specifier.startsWith('.') && specifier.endsWith('.js')) {
      const source = new URL(`${specifier.slice(0, -'.js'.length)}.ts`, context.parentURL);
      if (existsSync(fileURLToPath(source))) return next(source.href, { ...context, conditions });
    }
    return next(specifier, { ...context, conditions });
  },
});

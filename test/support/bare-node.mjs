// Tests run in Node itself: a process loads Nest, the ORM and Lyceum once and not once for each file, which was most of
// the time of the whole run. Jest's sandbox did three things that are done here: it compiled the sources, it knew
// '@jest/globals', and it ended what hangs.
import { registerHooks } from 'node:module';
import { addEventHandler } from 'jest-circus';
import '../../tools/decorated-sources.mjs';

const limit = 90_000;
const { setTimeout, clearTimeout } = globalThis; // a test may have put others in their place
const globals = new URL('jest-globals.mjs', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
});
process.setSourceMapsEnabled(true);

addEventHandler(({ name, timeout }, { currentDescribeBlock }) => {
  const added = { add_test: currentDescribeBlock.children, add_hook: currentDescribeBlock.hooks }[name]?.at(
    -1,
  );
  if (added) added.fn = within(timeout ?? limit, added.fn);
});

function within(ms, run) {
  return async () => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`Did not end within ${ms} ms.`)), ms);
    });
    try {
      await Promise.race([run(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

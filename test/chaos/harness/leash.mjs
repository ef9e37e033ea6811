// Loaded by `node --import` into each process that a rig starts: it ends with its rig, and its sources may be changed
// as they are loaded. Nothing of this is known to the product.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Names of defects that the rig has switched on here; a change may ask for them, and sleeps until then. */
globalThis.rigDefects = new Set();

/** What ends each count of statements that is under way, by its id. */
const counts = new Map();

if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.on('message', ({ defects, count, counted }) => {
    if (defects) switchOn(defects);
    if (count !== undefined) void beginToCount(count);
    if (counted !== undefined) endOfCount(counted);
  });
  process.channel.unref();
}

/** @type {import('./source-change.ts').SourceChange[]} */
const changes = JSON.parse(process.env.LYCEUM_RIG_CHANGES ?? '[]');

// Whoever looks at every module makes the process begin later, so nobody does where nothing is changed.
if (changes.length > 0)
  registerHooks({
    load(url, context, next) {
      const mine = changes.filter(({ file }) => url.endsWith(`/dist/${file}`));
      if (mine.length === 0) return next(url, context);
      const source = mine.reduce(change, readFileSync(fileURLToPath(url), 'utf8'));
      return { format: 'module', shortCircuit: true, source };
    },
  });

function switchOn(defects) {
  globalThis.rigDefects = new Set(defects);
  process.send({ defects });
}

/** Of the statements that this process sends from now on. */
async function beginToCount(id) {
  const { requestContext } = await import(
    pathToFileURL('dist/libs/platform/context/request-context.js').href
  );
  const { beginCount } = await import('../../support/statement-count.ts');
  counts.set(id, beginCount(requestContext));
  process.send({ count: id });
}

function endOfCount(id) {
  const tally = counts.get(id)();
  counts.delete(id);
  process.send({ counted: id, tally });
}

function change(source, { file, text, becomes }) {
  if (source.split(text).length !== 2) {
    process.stderr.write(`The change of ${file} fits no more, or in several places:\n${text}\n`);
    process.exit(70); // EX_SOFTWARE
  }
  return source.replace(text, () => becomes);
}

// npm run new:context NAME [ASKED…] · npm run new:command CONTEXT NAME · npm run new:query CONTEXT NAME
import { newCommand } from './command.mjs';
import { newContext } from './context.mjs';
import { carryOut } from './house.mjs';
import { Refusal } from './names.mjs';
import { newQuery } from './query.mjs';

const generators = { context: newContext, command: newCommand, query: newQuery };

try {
  const [kind, ...args] = process.argv.slice(2);
  const plan = generators[kind](args);
  carryOut(plan);
  for (const path of Object.keys(plan.files)) console.log(`  new      ${path}`);
  for (const path of Object.keys(plan.edits)) console.log(`  changed  ${path}`);
  console.log(`\n${plan.next}`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`${error.message}. Nothing was written.`);
  process.exitCode = 1;
}

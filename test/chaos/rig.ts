import { parseArgs } from 'node:util';
import { runRig, type RunRequest } from './harness/run-rig.js';
import { everything, inCi, listRigs, runAll } from './harness/rig-list.js';
import { IN_CI, RIGS } from './rigs.js';

const USAGE = `npm run rig -- NAME [--control=DEFECT] [--short] [--seed=N] [--part=N/M] [--previous=COMMIT]
npm run rig -- all --short      every rig, then each of its controls
npm run rig -- ci [--within=S]  what CI runs: short forms, then the first control of each; none begins after S seconds (300)
npm run rig -- --list
Prints one line of JSON. Exits 0 when the promise was kept, 1 when it was broken, 70 when the rig itself could not work.
With a control 1 is what is wanted; \`all\` wants it of each.`;

/** A quarter of what CI may take in all; the run that is begun last may last a minute longer. */
const CI_SECONDS = '300';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    control: { type: 'string' },
    short: { type: 'boolean', default: false },
    seed: { type: 'string' },
    part: { type: 'string' },
    previous: { type: 'string' },
    within: { type: 'string', default: CI_SECONDS },
    list: { type: 'boolean', default: false },
  },
});
const [name] = positionals;
const rig = RIGS.find((one) => one.name === name);

if (values.list) console.log(listRigs(RIGS));
else if (name === 'all') process.exitCode = runAll(everything(RIGS), values.short);
else if (name === 'ci') process.exitCode = runAll(inCi(IN_CI), true, Number(values.within));
else if (!rig || (values.control && !(values.control in rig.controls))) {
  console.error(`${USAGE}\n\n${listRigs(RIGS)}`);
  process.exitCode = 64; // EX_USAGE of sysexits.h
} else process.exitCode = await runRig(rig, requestOf());
process.exit(); // whatever a rig has left open

function requestOf(): RunRequest {
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const { short, control, part, previous } = values;
  return { short, control, part, previous, seed };
}

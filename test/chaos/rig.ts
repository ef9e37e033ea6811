import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { runRig, type RunRequest } from './harness/run-rig.js';
import { everything, inCi, listRigs, runAll, withFirstControl } from './harness/rig-list.js';
import { ALWAYS_IN_CI, IN_TURN_IN_CI, RIGS } from './rigs.js';

const USAGE = `npm run rig -- NAME [--control=DEFECT] [--short] [--seed=N] [--part=N/M] [--previous=COMMIT]
npm run rig -- all --short      every rig, then each of its controls
npm run rig -- ci [--within=S]  what CI runs: short forms, each followed by its first control, as many as end within S
                                seconds (400); which of them comes third says --turn=N, or the commit
npm run rig -- ci NAME          one in its short form, and its first control
npm run rig -- --list
Prints one line of JSON. Exits 0 when the promise was kept, 1 when it was broken, 70 when the rig itself could not work.
With a control 1 is what is wanted; \`all\` wants it of each.`;

/** A third of what CI may take in all. */
const CI_SECONDS = '400';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    control: { type: 'string' },
    short: { type: 'boolean', default: false },
    seed: { type: 'string' },
    part: { type: 'string' },
    previous: { type: 'string' },
    within: { type: 'string', default: CI_SECONDS },
    turn: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});
const [name, only] = positionals;
const rig = RIGS.find((one) => one.name === (name === 'ci' ? only : name));

if (values.list) console.log(listRigs(RIGS));
else if (name === 'all') process.exitCode = runAll(everything(RIGS), values.short);
else if (name === 'ci' && only === undefined) process.exitCode = runInCi();
else if (name === 'ci' && rig) process.exitCode = runAll([withFirstControl(rig)], true);
else if (!rig || (values.control && !(values.control in rig.controls))) {
  console.error(`${USAGE}\n\n${listRigs(RIGS)}`);
  process.exitCode = 64; // EX_USAGE of sysexits.h
} else process.exitCode = await runRig(rig, requestOf());
process.exit(); // whatever a rig has left open

function runInCi(): number {
  const turn = Number(values.turn ?? turnOfCommit());
  const rounds = inCi(ALWAYS_IN_CI, IN_TURN_IN_CI, turn);
  console.log(`Turn ${turn}: ${rounds.map(({ runs: [first] }) => first.name).join(', ')}`);
  return runAll(rounds, true, Number(values.within));
}

/** By the first digits of the commit, so that over commits all have their turn. */
function turnOfCommit(): number {
  const { stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
  return Number.parseInt(stdout?.slice(0, 4) || '0', 16);
}

function requestOf(): RunRequest {
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const { short, control, part, previous } = values;
  return { short, control, part, previous, seed };
}

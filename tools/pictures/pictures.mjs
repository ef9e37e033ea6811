// Draws the pictures of docs/analytics.md anew: makes a district with a past in a folder of its own, starts Lyceum on
// it, asks for the charts as anybody may, and takes everything away again. Run by `npm run pictures`, after the build.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { whileLyceumRuns } from './lyceum.mjs';

const FOLDER = 'docs/pictures';
const PASSWORD = 'pictures of attendance';
const SIZE = ['--schools', '3', '--students', '300', '--days', '150', '--periods', '2'];
/** Days that the pictures tell of. */
const [MONTHS, TERM] = [240, 90];

/** Where it answers. */
let api = '';

await whileLyceumRuns(
  { LYCEUM_DEMO: 'off' },
  async ({ url }) => {
    api = `${url}/api/v1`;
    await write();
  },
  seed,
);

function seed(env) {
  const seeded = spawnSync(process.execPath, ['dist/src/cli.js', 'seed', 'scale', ...SIZE], {
    env,
    input: PASSWORD,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  if (seeded.status !== 0) throw new Error('The district could not be made.');
}

async function write() {
  const head = await signIn('head@school-001.scale.example');
  const leader = await signIn('district@scale.example');
  const { schoolId } = await membershipOf(head);
  const { districtId } = await membershipOf(leader);
  const school = `/schools/${schoolId}`;
  const rates = (query, days) => `${school}/attendance-rates?from=${daysAgo(days)}&${query}`;
  mkdirSync(FOLDER, { recursive: true });
  await save('trend', rates('by=week', MONTHS), head);
  await save('heat-map', rates('by=day&chart=calendar', MONTHS), head);
  await save('codes', rates('by=week&chart=codes', TERM), head);
  await save('weekdays', rates('by=weekday', TERM), head);
  await save('persistent-absence', `${school}/persistent-absence?from=${daysAgo(TERM)}`, head);
  await save('schools', `/districts/${districtId}/attendance-rates?from=${daysAgo(TERM)}`, leader);
}

async function save(name, path, token) {
  const headers = { authorization: `Bearer ${token}`, accept: 'image/png' };
  const response = await fetch(`${api}${path}`, { headers });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  writeFileSync(join(FOLDER, `attendance-${name}.png`), Buffer.from(await response.arrayBuffer()));
  console.log(`wrote ${FOLDER}/attendance-${name}.png`);
}

async function signIn(email) {
  const response = await fetch(`${api}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  return (await response.json()).accessToken;
}

async function membershipOf(token) {
  const response = await fetch(`${api}/me/memberships`, { headers: { authorization: `Bearer ${token}` } });
  return (await response.json()).items[0];
}

function daysAgo(days) {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

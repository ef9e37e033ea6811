// Draws the pictures of docs/analytics.md anew: makes a district with a past in a folder of its own, starts Lyceum on
// it, asks for the charts as anybody may, and takes everything away again. Run by `npm run pictures`, after the build.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FOLDER = 'docs/pictures';
const PASSWORD = 'pictures of attendance';
const SIZE = ['--schools', '3', '--students', '300', '--days', '150', '--periods', '2'];
/** Days that the pictures tell of. */
const [MONTHS, TERM] = [240, 90];

const data = mkdtempSync(join(tmpdir(), 'lyceum-pictures-'));
const port = await freePort();
const api = `http://127.0.0.1:${port}/api/v1`;
const env = {
  ...process.env,
  LYCEUM_DATA: data,
  LYCEUM_DEMO: 'off',
  HOST: '127.0.0.1',
  PORT: String(port),
  METRICS_PORT: '0',
  LOG_LEVEL: 'warn',
};

try {
  await draw();
} finally {
  rmSync(data, { recursive: true, force: true });
}

async function draw() {
  const seeded = spawnSync(process.execPath, ['dist/src/cli.js', 'seed', 'scale', ...SIZE], {
    env,
    input: PASSWORD,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  if (seeded.status !== 0) throw new Error('The district could not be made.');
  const server = spawn(process.execPath, ['dist/src/main.js'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    await ready();
    await write();
  } finally {
    server.kill('SIGINT');
    await ended;
  }
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

async function ready() {
  for (let waited = 0; waited < 60_000; waited += 250) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(250);
  }
  throw new Error('Lyceum did not come up.');
}

function daysAgo(days) {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}

// The README's two commands as a newcomer types them: in a fresh clone, in a path with spaces, as an ordinary user.
// usage: fresh-clone.mjs [FILE]   where FILE receives the report of the tests, whether or not they passed
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const readyWithin = 300_000; // every package comes over the network once more
const stopsWithin = 15_000; // promised: 5 s; three times the slack for a machine with a slow disk

const home = realpathSync(mkdtempSync(join(tmpdir(), 'lyceum-newcomer-')));
const clone = join(home, 'a fresh clone');
const report = join(home, 'tests.json');
const [reportTo] = process.argv.slice(2);
const port = await freePort();
const newcomer = ordinaryUser();
const surroundings = {
  cwd: clone,
  ...newcomer,
  env: { ...process.env, HOME: home, PORT: String(port) }, // the machine's proxies and certificates are the newcomer's too
};

process.once('SIGTERM', () => process.exit(1)); // its time is up: nothing stays behind

try {
  mustRun('git', ['clone', '--quiet', process.cwd(), clone], { stdio: 'inherit' });
  if (newcomer) mustRun('chown', ['-R', `${newcomer.uid}:${newcomer.gid}`, home], {});
  await startAndStop('first start, which installs and builds');
  await startAndStop('second start');
  mustRun('npm', ['test', '--', '--json', `--outputFile=${report}`], { ...surroundings, stdio: 'inherit' });
  if (!existsSync(report))
    throw new Error('npm test ended well and left no report: nobody knows what it ran.');
} finally {
  if (reportTo && existsSync(report)) copyFileSync(report, reportTo);
  rmSync(home, { recursive: true, force: true });
}

async function startAndStop(name) {
  const began = Date.now();
  const npm = spawn('npm', ['start'], { ...surroundings, stdio: 'inherit', detached: true });
  const group = -Number(npm.pid);
  const killGroup = () => process.kill(group, 'SIGKILL');
  process.once('exit', killGroup);
  const ended = new Promise((resolve) => npm.once('exit', (code, signal) => resolve(code ?? signal)));
  try {
    await whenReady(ended);
    console.log(`${name}: ready after ${Date.now() - began} ms`);
    const stopping = Date.now();
    process.kill(group, 'SIGINT'); // as a terminal does at Ctrl-C: to the whole group
    const outcome = await Promise.race([ended, sleep(stopsWithin, 'too late')]);
    if (outcome === 'too late') throw new Error(`${name}: did not stop within ${stopsWithin} ms of Ctrl-C`);
    console.log(`${name}: stopped after ${Date.now() - stopping} ms`);
  } finally {
    process.off('exit', killGroup);
    if (npm.exitCode === null && npm.signalCode === null) killGroup();
  }
}

async function whenReady(ended) {
  const ready = `http://127.0.0.1:${port}/health/ready`;
  for (const deadline = Date.now() + readyWithin; Date.now() < deadline;) {
    const early = await Promise.race([ended, sleep(100, 'running')]);
    if (early !== 'running') throw new Error(`npm start ended (${early}) before it was ready`);
    const answer = await fetch(ready).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`npm start was not ready at ${ready} within ${readyWithin} ms`);
}

/** undefined when we are one already */
function ordinaryUser() {
  if (process.getuid() !== 0) return undefined;
  const id = (flag) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

function mustRun(program, args, options) {
  const { status, signal } = spawnSync(program, args, options);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed (${status ?? signal})`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}

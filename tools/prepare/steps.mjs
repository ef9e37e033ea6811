import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBuilt, rememberBuild, sourcesNow } from './build-state.mjs';
import { withFolderLock } from './folder-lock.mjs';
import { isInstalled, rememberInstall } from './install-state.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const neededNode = 24;

/** @returns {number} the exit code */
export function prepare() {
  process.chdir(root);
  if (isInstalled() && isBuilt()) return 0;
  mkdirSync('.lyceum', { recursive: true });
  return withFolderLock(join('.lyceum', 'prepare.lock'), say, () => install() || requireNode() || build());
}

function install() {
  if (isInstalled()) return 0;
  say('Installing the packages (the first time this takes about a minute) …');
  const [program, ...first] = process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  // Nothing that we install needs its install script, so none is trusted to run.
  const code = run(program, [
    ...first,
    'ci',
    '--include=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (code === 0) rememberInstall();
  return code;
}

/** The packages bring Node itself for Linux; elsewhere it is the machine's own that will run Lyceum. */
function requireNode() {
  const version = spawnSync('node', ['--version'], { env: environment(), encoding: 'utf8' }).stdout ?? '';
  if (Number(/^v(\d+)/.exec(version)?.[1]) >= neededNode) return 0;
  say(
    `Lyceum runs on Node ${neededNode} or newer. This platform has ${version.trim() || 'none'}: get one from https://nodejs.org.`,
  );
  return 1;
}

function build() {
  if (isBuilt()) return 0;
  say('Building …');
  const sources = sourcesNow();
  const code = run('nest', ['build']);
  if (code === 0) rememberBuild(sources);
  return code;
}

function run(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', env: environment() });
  if (error) say(`${program} did not run: ${error.message}`);
  return status ?? 1;
}

/** The project's own Node and tools come first on PATH. */
function environment() {
  const own = join(root, 'node_modules', '.bin');
  return {
    ...process.env,
    PATH: existsSync(own) ? `${own}${delimiter}${process.env.PATH}` : process.env.PATH,
  };
}

function say(line) {
  process.stderr.write(`lyceum: ${line}\n`);
}

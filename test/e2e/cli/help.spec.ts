import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { inherited } from '../../support/inherited.js';
import { lyceum } from '../../support/lyceum-cli.js';

/** Names on standard error the packages that files were loaded of, when the process ends. */
const NAME_PACKAGES = `
  import { registerHooks } from 'node:module';
  const packages = new Set();
  registerHooks({
    load(url, context, next) {
      const [, name] = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url) ?? [];
      if (name) packages.add(name);
      return next(url, context);
    },
  });
  process.on('exit', () => process.stderr.write('loaded: ' + [...packages].sort() + '\\n'));`;
const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(NAME_PACKAGES)}`;

describe('the command line, where there is nothing to do', () => {
  it.each([
    ['helps', ['--help'], 0],
    ['helps with a group of commands', ['attendance', '--help'], 0],
    ['helps with a command', ['import', 'oneroster', '--help'], 0],
    ['refuses a word that is no command', ['dance'], 64],
    ['refuses an option that is missing', ['user', 'create'], 64],
    ['refuses a value that makes no sense', ['jobs', 'list', '--limit', 'many'], 64],
  ])('%s without loading the application', async (_, words, code) => {
    const ran = await lyceum({ NODE_OPTIONS }, words);
    expect(ran.code).toBe(code);
    expect(ran.err.trimEnd().split('\n').at(-1)).toBe('loaded: commander,reflect-metadata');
  });

  it('says nothing to nobody, when whoever reads it has had enough', async () => {
    const program = `"${process.execPath}" dist/src/cli.js --help; echo "ended by $?" >&2`;
    const { stderr } = await promisify(execFile)('sh', ['-c', `{ ${program}; } | :`], { env: inherited() });
    expect(stderr).toBe('ended by 0\n');
  });
});

import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { inherited } from '../../support/inherited.js';

const START = ['--import', './dist/libs/platform/observability/start-tracing.js'];

async function node(program: string): Promise<unknown> {
  const args = ['--input-type=module', '--experimental-import-meta-resolve', '-e', program];
  const options = { env: inherited(), maxBuffer: 64 * 1024 * 1024 };
  return JSON.parse((await promisify(execFile)(process.execPath, args, options)).stdout);
}

/** Each import of each built file, `[importer, specifier, what it is]`, or what cannot be found. */
const IMPORTS = `
  import { globSync, readFileSync } from 'node:fs';
  import { pathToFileURL } from 'node:url';
  const found = [];
  for (const file of globSync('dist/{src,libs}/**/*.js')) {
    const importer = pathToFileURL(file).href;
    const names = readFileSync(file, 'utf8').matchAll(/^(?:import|export) .*from "([^"]+)";|\\bimport\\("([^"]+)"\\)/gm);
    for (const [, ...[name, later]] of names) found.push([file, name ?? later, import.meta.resolve(name ?? later, importer)]);
  }
  process.stdout.write(JSON.stringify(found));`;

describe('what a process loads', () => {
  it('is found as Node finds it', async () => {
    const once = `
      import { findImportsOnce } from './dist/src/find-imports-once.js';
      findImportsOnce();`;
    const [asNodeDoes, asWeDo] = (await Promise.all([node(IMPORTS), node(once + IMPORTS)])) as string[][][];
    expect(asNodeDoes!.length).toBeGreaterThan(8_000);
    expect(asWeDo).toEqual(asNodeDoes);
  });

  it('is looked for once', async () => {
    const looked = (await node(`
      import { registerHooks } from 'node:module';
      import { findImportsOnce } from './dist/src/find-imports-once.js';
      const asked = [];
      const OURS = new URL('./dist/', import.meta.url).href;
      registerHooks({
        resolve(specifier, context, next) {
          if (context.parentURL?.startsWith(OURS)) asked.push(specifier);
          return next(specifier, context);
        },
      });
      const finding = findImportsOnce();
      await import('./dist/src/app.module.js');
      finding.deregister();
      process.stdout.write(JSON.stringify(asked));`)) as string[];
    expect(looked).toContain('@nestjs/common');
    expect(looked).toEqual([...new Set(looked)]);
    expect(looked.filter((specifier) => specifier.startsWith('.'))).toEqual([]);
  });

  it('is not what prints, mails, renders, or asks Redis: most requests need none of it', async () => {
    const packages = await node(`
      import { registerHooks } from 'node:module';
      const packages = new Set();
      registerHooks({
        load(url, context, next) {
          const [, name] = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url) ?? [];
          if (name) packages.add(name);
          return next(url, context);
        },
      });
      await import('./dist/src/serve.js');
      await import('./dist/src/work.js');
      process.stdout.write(JSON.stringify([...packages]));`);
    expect(packages).toContain('@nestjs/core');
    for (const late of [
      'ioredis',
      'bull',
      'pdfkit',
      'fontkit',
      'nodemailer',
      'hucre',
      'sanitize-html',
      'qrcode',
    ])
      expect(packages).not.toContain(late);
  });
});

describe('an error that ends a process', () => {
  it.each(['main', 'worker', 'cli'])('names the lines of our sources: %s', (program) => {
    const env = { ...inherited(), LYCEUM_DATA: '/dev/null/none' };
    const args = [...START, `dist/src/${program}.js`, 'jobs', 'list'];
    const { stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    const lines = stderr.split('\n').filter((line) => line.startsWith('    at '));
    expect(lines.join('\n')).toMatch(/openSecrets \(\/.*\/libs\/platform\/config\/secrets\.ts:\d+:\d+\)/);
    expect(lines.at(-1)).toMatch(new RegExp(`/src/${program}\\.ts:\\d+:\\d+`));
    expect(lines.filter((line) => line.includes('/dist/'))).toEqual([]);
  });
});

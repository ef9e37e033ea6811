import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** Stands in for npm: empties node_modules as `npm ci` does, and installs a `nest` that builds by making dist. */
const npm = `
import * as fs from 'node:fs';
fs.appendFileSync('calls.log', 'npm ' + process.argv[2] + '\\n');
fs.rmSync('node_modules', { recursive: true, force: true });
if (fs.existsSync('refuse')) process.exit(7);
await new Promise((resolve) => setTimeout(resolve, 300));
fs.mkdirSync('node_modules/.bin', { recursive: true });
const nest = '#!/bin/sh\\nrm -rf dist && mkdir dist && echo "nest $1" >> calls.log\\n';
fs.writeFileSync('node_modules/.bin/nest', nest, { mode: 0o755 });
`;

/** A project of two source files with the real tools/prepare, in a path with spaces. */
export class SmallProject {
  readonly root: string;

  constructor() {
    this.root = path.join(fs.mkdtempSync(path.join(tmpdir(), 'small project ')), 'of ours');
    for (const tool of ['tools/prepare.mjs', 'tools/prepare']) {
      fs.cpSync(tool, path.join(this.root, tool), { recursive: true });
    }
    for (const file of ['package.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json', '.swcrc']) {
      this.write(file, '{}');
    }
    this.write('package-lock.json', JSON.stringify({ packages: { '': {} } }));
    this.write('src/main.ts', '');
    this.write('libs/one.ts', '');
    this.write('npm.mjs', npm);
  }

  write(file: string, content: string): void {
    fs.mkdirSync(path.dirname(this.path(file)), { recursive: true });
    fs.writeFileSync(this.path(file), content);
  }

  path(file: string): string {
    return path.join(this.root, file);
  }

  /** @returns the exit code */
  async prepare(): Promise<number> {
    const env = {
      PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
      npm_execpath: this.path('npm.mjs'),
    };
    const run = spawn(process.execPath, [this.path('tools/prepare.mjs')], {
      cwd: tmpdir(),
      env,
      stdio: 'ignore',
    });
    const [code] = (await once(run, 'exit')) as [number];
    return code;
  }

  /** What was called since the last time that somebody asked. */
  calls(): string[] {
    const log = this.path('calls.log');
    if (!fs.existsSync(log)) return [];
    const lines = fs.readFileSync(log, 'utf8').trim().split('\n');
    fs.rmSync(log);
    return lines;
  }

  remove(): void {
    fs.rmSync(path.dirname(this.root), { recursive: true, force: true });
  }
}

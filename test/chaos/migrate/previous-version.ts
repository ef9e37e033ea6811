import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The code of an earlier version, built, in a folder of its own. */
export class PreviousVersion {
  private constructor(
    readonly name: string,
    readonly folder: string,
    private readonly home: string,
  ) {}

  /** @param asked a commit or tag; without it the last tag, or in a clone without tags what was before the last migration */
  static async checkOut(asked?: string): Promise<PreviousVersion> {
    const name = asked ?? lastTag() ?? beforeTheLastMigration();
    mkdirSync('.lyceum', { recursive: true });
    const home = mkdtempSync(resolve('.lyceum/previous-'));
    const folder = join(home, 'code');
    mustRun('git', ['worktree', 'add', '--detach', '--force', folder, name]);
    const previous = new PreviousVersion(name, folder, home);
    try {
      previous.install();
      mustRun(process.execPath, [join(folder, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], folder);
      return previous;
    } catch (error) {
      previous.remove();
      throw error;
    }
  }

  /** As an upgrade leaves it: the old code, beside tables that newer migrations have made. */
  takeMigrationsOf(folder: string): void {
    cpSync(folder, join(this.folder, 'migrations'), { recursive: true });
  }

  /** Whether it has an operation at the path, by its own API document. */
  serves(method: 'post', path: string): boolean {
    const text = readFileSync(join(this.folder, 'docs/api/openapi.json'), 'utf8');
    const { paths } = JSON.parse(text) as { paths: Record<string, object> };
    const steps = `/api/v1${path}`.split('/');
    return Object.entries(paths).some(([template, methods]) => {
      const names = template.split('/');
      const fits = names.every((name, at) => name.startsWith('{') || name === steps[at]);
      return fits && names.length === steps.length && method in methods;
    });
  }

  remove(): void {
    spawnSync('git', ['worktree', 'remove', '--force', this.folder]);
    rmSync(this.home, { recursive: true, force: true });
    spawnSync('git', ['worktree', 'prune']);
  }

  /** The packages that are here serve it as well, unless it wants another version of one of them. */
  private install(): void {
    const same = Object.entries(packagesOf(this.folder)).every(
      ([path, version]) => packagesOf('.')[path] === version,
    );
    if (same) symlinkSync(resolve('node_modules'), join(this.folder, 'node_modules'));
    else mustRun('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], this.folder);
  }
}

function lastTag(): string | undefined {
  return mustRun('git', ['tag', '--merged', '--sort=-creatordate']).split('\n')[0] || undefined;
}

function beforeTheLastMigration(): string {
  return `${mustRun('git', ['log', '-1', '--format=%h', '--', 'migrations']).trim()}~1`;
}

/** What is installed for each path of node_modules, by the lock. */
function packagesOf(folder: string): Record<string, string | undefined> {
  const lock = join(folder, 'package-lock.json');
  if (!existsSync(lock)) throw new Error(`${folder} has no package-lock.json`);
  const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as {
    packages: Record<string, { version?: string }>;
  };
  const installed = Object.entries(packages).filter(([path]) => path !== '');
  return Object.fromEntries(installed.map(([path, { version }]) => [path, version]));
}

function mustRun(program: string, words: readonly string[], cwd = '.'): string {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const ran = spawnSync(program, words, { cwd, env, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 });
  if (ran.status !== 0)
    throw new Error(`${program} ${words.join(' ')} ended with ${ran.status}:\n${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { ICruiseResult, IViolation } from 'dependency-cruiser';

/** The folder of this repository. */
export const root = resolve(import.meta.dirname, '../../..');

/** The folders that hold code, as `npm run lint` names them to dependency-cruiser. */
export const places = '{src,libs,test,bench,tools}';

/** Files by their path in the house, with their text. */
export type Files = Readonly<Record<string, string>>;

/** A small house in a folder of its own, with the real settings of the tools, made of the given files. */
export function buildHouse(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lyceum-house-')));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['package.json', 'tsconfig.json']) copyFileSync(join(root, file), join(folder, file));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export function demolish(folder: string): void {
  rmSync(folder, { recursive: true });
}

/** Every source file of a house, by its path. */
export function sourceFiles(folder = root): string[] {
  return globSync(`${places}/**/*.{ts,mts,mjs,js}`, { cwd: folder }).toSorted();
}

export interface Cruise {
  /** The files of the house that were looked at. */
  readonly files: readonly string[];
  readonly violations: readonly IViolation[];
}

/** Runs dependency-cruiser with the configuration of this repository. */
export function cruise(folder: string): Cruise {
  const { stdout, stderr, status } = depcruise(folder, 'json');
  if (status !== 0) throw new Error(`dependency-cruiser did not run: ${stderr}`);
  const { modules, summary } = JSON.parse(stdout) as ICruiseResult;
  const seen = new Set(modules.map(({ source }) => source));
  return {
    files: sourceFiles(folder).filter((file) => seen.has(file)),
    violations: summary.violations,
  };
}

export interface ShownCruise extends Cruise {
  /** What `npm run lint` shows and how it ends. */
  readonly output: string;
  readonly exitCode: number | null;
}

/** The same, and once more as `npm run lint` does. */
export function cruiseAndShow(folder: string): ShownCruise {
  const { stdout, status } = depcruise(folder, 'err-long');
  return { ...cruise(folder), output: stdout, exitCode: status };
}

function depcruise(folder: string, output: 'json' | 'err-long') {
  const config = join(root, '.dependency-cruiser.mjs');
  const args = [
    join(root, 'node_modules/.bin/depcruise'),
    places,
    '--config',
    config,
    '--output-type',
    output,
  ];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
}

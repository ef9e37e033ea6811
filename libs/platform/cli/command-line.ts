import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { DomainError } from '#domain/kernel/domain-error';
import type { Duties } from '../config/duties.js';

/**
 * Opens the application for one command and closes it afterwards; without a port, and without relay and workers unless
 * the command asks for them. `adminUrl`: of the database's administrator, for what no door offers.
 */
export type WithApplication = <T>(
  work: (app: INestApplicationContext, ground: { readonly adminUrl: string }) => Promise<T>,
  duties?: Duties,
) => Promise<T>;

/** What a context adds to the command line: one function for each file in its `cli/`. */
export type CliCommands = (program: Command, withApplication: WithApplication) => void;

/** Exit codes, after sysexits.h where it has one. */
export const EXIT = { ok: 0, failed: 1, usage: 64, badData: 65, unavailable: 69 } as const;

/** Ends a command with a message for people instead of a stack. */
export class CliFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
  ) {
    super(message);
  }
}

/** The exit code of an error, after its message went to standard error. */
export function report(error: unknown): number {
  if (error instanceof DomainError) {
    const faults = error.faults.map(({ pointer, detail }) => `  ${pointer.slice(1)} ${detail}\n`);
    process.stderr.write(`${error.message}\n${faults.join('')}`);
    return error.kind === 'invalid' ? EXIT.badData : EXIT.failed;
  }
  if (error instanceof CliFailure) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`${(error as Error).stack}\n`);
  return EXIT.failed;
}

/** The commands under one word, `export`, to which several contexts add. */
export function commandGroup(program: Command, name: string, description: string): Command {
  const known = program.commands.find((command) => command.name() === name);
  return known ?? program.command(name).description(description);
}

/** Columns of text under headings, for terminals. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, i) =>
    Math.max(heading.length, ...rows.map((row) => (row[i] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

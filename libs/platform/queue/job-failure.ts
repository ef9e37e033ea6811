import { DomainError } from '#domain/kernel/domain-error';
import { PermanentJobFailure } from './job-handler.js';

const LONGEST = 1_000;

/** Another attempt would fail in the same way: a rule said no, and will say so again. */
export function isPermanent(error: unknown): boolean {
  if (error instanceof PermanentJobFailure) return true;
  return error instanceof DomainError && ['invalid', 'not_found', 'forbidden'].includes(error.kind);
}

/** What is kept of a failure and shown with the job: one line without a stack, and without secrets as far as one can tell. */
export function failureText(error: unknown): string {
  const name = error instanceof Error ? error.name : 'Error';
  const message = error instanceof Error ? error.message : String(error);
  const spoken = error instanceof DomainError || error instanceof PermanentJobFailure;
  const text = spoken ? message : `${name}: ${message}`;
  return withoutSecrets(text.replaceAll('\0', '').replaceAll(/\s+/g, ' ')).slice(0, LONGEST);
}

function withoutSecrets(text: string): string {
  return text
    .replaceAll(/:\/\/[^\s/@]+@/g, '://***@')
    .replaceAll(/\bbearer\s+[\w.~+/=-]+/gi, 'Bearer ***')
    .replaceAll(/(authorization["']?\s*[:=]\s*).*/gi, '$1***')
    .replaceAll(/((?:password|passwd|secret|token|api[-_]?key)["']?\s*[:=]\s*)\S+/gi, '$1***')
    .replaceAll(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '***');
}

const FIRST_REST = 5_000;
const LONGEST_REST = 3_600_000;

/**
 * Milliseconds of rest after a failed attempt (1 for the first): doubled each time up to an hour, and shortened by up
 * to half at random, so that what failed together does not come back together.
 */
export function restAfter(attempt: number): number {
  const longest = Math.min(LONGEST_REST, FIRST_REST * 2 ** (attempt - 1));
  return Math.round(longest * (0.5 + Math.random() / 2));
}

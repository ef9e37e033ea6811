import { Logger } from '@nestjs/common';
import { LeaseLost } from '../persistence/job-completion.js';

interface InSchool {
  readonly schoolId: string;
}

const logger = new Logger('SchoolBySchool');

/**
 * Does the work of a schedule one after the other, each in transactions of its own, and returns what it adds up to. A school in
 * which it fails holds up none after it: each failure is logged as it happens, and comes out in the end, so that the job runs again.
 *
 * @param all one for each school, or more
 * @param signal of the job: no other is begun when it is aborted
 * @throws the failure, of several an AggregateError that says of how many schools they are
 */
export async function schoolBySchool<One extends InSchool>(
  all: readonly One[],
  signal: AbortSignal,
  work: (one: One) => Promise<number>,
): Promise<number> {
  let sum = 0;
  const failures: Failure[] = [];
  for (const one of all) {
    signal.throwIfAborted();
    await work(one).then(
      (done) => void (sum += done),
      (error: Error) => {
        signal.throwIfAborted();
        if (error instanceof LeaseLost) throw error; // another worker goes on
        failures.push({ error, schoolId: one.schoolId });
        logger.error({ err: error, schoolId: one.schoolId }, 'What is due has failed in one school');
      },
    );
  }
  if (failures.length > 0) throw toldOf(failures);
  return sum;
}

/** Takes a step again and again until it finds nothing to do; returns what they add up to. */
export async function untilNothingIsLeft(signal: AbortSignal, step: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (;;) {
    signal.throwIfAborted();
    const some = await step();
    if (some === 0) return sum;
    sum += some;
  }
}

interface Failure extends InSchool {
  readonly error: Error;
}

function toldOf(failures: readonly Failure[]): Error {
  const [first] = failures;
  if (failures.length === 1) return first!.error;
  const schools = new Set(failures.map(({ schoolId }) => schoolId)).size;
  const [errors, text] = [
    failures.map(({ error }) => error),
    `${first!.error.name}: ${first!.error.message}`,
  ];
  return new AggregateError(
    errors,
    `It has failed ${failures.length} times, in ${schools} schools; at first: ${text}`,
  );
}

import { Logger, type LoggerService } from '@nestjs/common';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LeaseLost } from '#platform/persistence/job-completion';
import { schoolBySchool, untilNothingIsLeft } from '#platform/queue/school-by-school';

/** What was logged as an error. */
const logged: object[] = [];
const quiet = () => undefined;
const listening: LoggerService = {
  log: quiet,
  warn: quiet,
  error: (facts: object) => void logged.push(facts),
};

beforeEach(() => {
  logged.length = 0;
  Logger.overrideLogger(listening);
});
afterAll(() => void Logger.overrideLogger(['error', 'fatal']));

const SCHOOLS = ['hill', 'lake', 'mill', 'north'].map((schoolId) => ({ schoolId }));
const going = new AbortController().signal;

/** Work that fails in these schools, and where it was begun. */
function failingIn(...those: readonly string[]) {
  const begun: string[] = [];
  const work = async ({ schoolId }: { schoolId: string }) => {
    begun.push(schoolId);
    if (those.includes(schoolId)) throw new RangeError(`No room in ${schoolId}`);
    return 2;
  };
  return { begun, work };
}

describe('work that goes from school to school', () => {
  it('returns what it adds up to', async () => {
    const { work } = failingIn();
    expect(await schoolBySchool(SCHOOLS, going, work)).toBe(8);
    expect(logged).toEqual([]);
  });

  it('is held up by no school in which it fails: all are tried, it is logged, and comes out in the end', async () => {
    const { begun, work } = failingIn('hill');
    await expect(schoolBySchool(SCHOOLS, going, work)).rejects.toThrow(new RangeError('No room in hill'));
    expect(begun).toEqual(['hill', 'lake', 'mill', 'north']);
    expect(logged).toEqual([{ err: new RangeError('No room in hill'), schoolId: 'hill' }]);
  });

  it('tells of how many schools it has failed in, and logs each', async () => {
    const { begun, work } = failingIn('hill', 'mill');
    const twiceInMill = [...SCHOOLS, { schoolId: 'mill' }];
    await expect(schoolBySchool(twiceInMill, going, work)).rejects.toMatchObject({
      message: 'It has failed 3 times, in 2 schools; at first: RangeError: No room in hill',
      errors: [expect.anything(), expect.anything(), expect.anything()],
    });
    expect(begun).toHaveLength(5);
    expect(logged).toMatchObject([{ schoolId: 'hill' }, { schoolId: 'mill' }, { schoolId: 'mill' }]);
  });

  it('begins in no other when the process ends or the lease is lost, and counts neither as a failure', async () => {
    const ending = new AbortController();
    const { begun, work } = failingIn('lake');
    const ended = schoolBySchool(SCHOOLS, ending.signal, (one) => {
      if (one.schoolId === 'lake') ending.abort(new Error('The process ends'));
      return work(one);
    });
    await expect(ended).rejects.toThrow('The process ends');
    expect(begun).toEqual(['hill', 'lake']);
    const lost = schoolBySchool(SCHOOLS, going, async () => {
      throw new LeaseLost('7');
    });
    await expect(lost).rejects.toBeInstanceOf(LeaseLost);
    expect(logged).toEqual([]);
  });
});

describe('a step that is taken until nothing is left', () => {
  it('returns what its steps add up to, and is not taken once more when it was told to stop', async () => {
    const left = [3, 2, 0];
    expect(await untilNothingIsLeft(going, async () => left.shift()!)).toBe(5);
    expect(left).toEqual([]);
    const ending = new AbortController();
    let taken = 0;
    const ended = untilNothingIsLeft(ending.signal, async () => {
      ending.abort();
      return ++taken;
    });
    await expect(ended).rejects.toThrow('aborted');
    expect(taken).toBe(1);
  });
});

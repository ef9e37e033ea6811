import { describe, expect, it } from '@jest/globals';
import { anonymous } from '#domain/kernel/actor';
import { DomainError } from '#domain/kernel/domain-error';
import { freePort } from '#platform/embedded/free-port';
import { ProblemFilter } from '#platform/http/problem.filter';
import { constraintMeans, meaningOf } from '#platform/persistence/constraints';
import { Database } from '#platform/persistence/database';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

class Taken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'test.taken';
}

const violation = (schema: string, constraint: string) =>
  Object.assign(new Error('refused'), { code: '23505', severity: 'ERROR', schema, constraint });

describe('What a constraint means', () => {
  it('is said once for each name: of two contexts that use the same, each names its schema', () => {
    constraintMeans('one.things_once', () => new Taken('one'));
    constraintMeans('other.things_once', () => new Taken('other'));
    expect(meaningOf(violation('one', 'things_once'))).toMatchObject({ message: 'one' });
    expect(meaningOf(violation('other', 'things_once'))).toMatchObject({ message: 'other' });
    expect(() => constraintMeans('one.things_once', () => new Taken('a third'))).toThrow('two things');
  });

  it('is the same in every schema where none is named', () => {
    constraintMeans('only_here', () => new Taken('here'));
    expect(meaningOf(violation('any', 'only_here'))).toMatchObject({ message: 'here' });
    const unknown = violation('any', 'of_nobody');
    expect(meaningOf(unknown)).toBe(unknown);
  });
});

describe('R9 A database that is away', () => {
  it('is told as such and not as a defect, also when no connection to it can be had', async () => {
    const url = `postgres://nobody@127.0.0.1:${await freePort()}/none`;
    const settings = { size: 1, applicationName: 'test', onError: () => undefined };
    const database = new Database({ app: url, relay: url }, settings);
    const told = (work: Promise<unknown>) =>
      work.catch((error: unknown) => new ProblemFilter().problem(error, 'a request'));
    const problem = { status: 503, code: 'platform.database_unreachable' };
    expect(await told(new TenantReader(database).rows(anonymous, prepared('select 1 as one')))).toMatchObject(
      problem,
    );
    const late = new Error('timeout exceeded when trying to connect'); // of pg-pool
    expect(await told(Promise.reject(late))).toMatchObject(problem);
    await database.close();
  });
});

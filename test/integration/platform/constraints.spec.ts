import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#domain/kernel/domain-error';
import { constraintMeans, meaningOf } from '#platform/persistence/constraints';

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

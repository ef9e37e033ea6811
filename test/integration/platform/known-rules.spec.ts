import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage, IsInt, validateSync } from 'class-validator';
import { rememberRules } from '#platform/http/known-rules';

class Parent {
  @IsInt() age!: number;
}
class Child extends Parent {
  @IsInt() size!: number;
}

describe('the rules of a class', () => {
  it('are worked out once, by group anew, and are the same', () => {
    const storage = getMetadataStorage();
    const original = storage.getTargetValidationMetadatas.bind(storage);
    const asked: unknown[] = [];
    const counting: typeof storage.getTargetValidationMetadatas = (...given) => {
      asked.push(given[0]);
      return original(...given);
    };
    storage.getTargetValidationMetadatas = counting;
    rememberRules(storage);
    const faults = (groups?: string[]) =>
      validateSync(Object.assign(new Child(), { age: 'old', size: 1 }), { groups }).map(
        (fault) => fault.property,
      );
    expect([faults(), faults()]).toEqual([['age'], ['age']]);
    expect(asked).toEqual([Child]);
    expect([faults(['some']), faults(['some'])]).toEqual([[], []]);
    expect(asked).toHaveLength(3);
  });
});

import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Expose, Transform, Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsDate,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import fc from 'fast-check';
import { inputPipe } from '#platform/http/input.pipe';
import { MayBeLeftOut } from '#platform/http/rules';
import { readerOf } from '#platform/http/ready-reader';
import { MarkAttendanceDto } from '../../../src/attendance/http/register.dto.js';
import { RunProgressListQuery } from '../../../src/learning/http/progress.dto.js';
import { SyncMarksDto } from '../../../src/attendance/http/offline.dto.js';

class Named {
  @IsString()
  @MaxLength(3)
  name!: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(5)
  n: number | null = null;
}

class Item extends Named {
  @MayBeLeftOut()
  @IsIn(['a', 'b'])
  kind: string = 'a';

  @ValidateIf(({ kind }: Item) => kind === 'b')
  @IsInt()
  size!: number;
}

class Everything extends Named {
  @IsArray()
  @ArrayMaxSize(2)
  @ArrayUnique((item: Item) => item?.name)
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];

  @IsOptional()
  @ValidateNested()
  @Type(() => Named)
  one?: Named;

  @IsOptional()
  @IsString({ each: true })
  words?: string[];

  @IsDefined()
  @Allow()
  any!: unknown;
}

class Loosest {
  @IsOptional()
  @IsString()
  name?: string;
}

class Reshaped {
  @IsString()
  @Transform(({ value }: { value: unknown }) => `${String(value)}!`)
  name!: string;
}

class Counted {
  @IsNumber()
  @Type(() => Number)
  n!: number;
}

class Dated {
  @IsDate()
  @Type(() => Date)
  on!: Date;
}

class Renamed {
  @IsString()
  @Expose({ name: 'title' })
  name!: string;
}

class Loose {
  @IsObject()
  anything!: object;

  @ValidateNested({ each: true })
  unknown!: object[];
}

type Class = new () => object;

/** As it comes from a client. */
const copyOf = (input: unknown): unknown => JSON.parse(JSON.stringify(input));

/** As class-validator and class-transformer read it; undefined when they refuse it. */
async function asEver(type: Class, input: unknown): Promise<unknown> {
  const about: ArgumentMetadata = { type: 'body', metatype: type };
  try {
    return await ValidationPipe.prototype.transform.call(inputPipe, copyOf(input), about);
  } catch {
    return undefined;
  }
}

const value = fc.oneof(
  fc.constantFrom(null, true, 0, 1, 2.5, 6, -1, 'a', 'b', 'c', 'long', '', [], {}, ['a'], [[]], [null]),
  fc.constantFrom(
    { name: 'a' },
    [{ name: 'a' }],
    [
      { name: 'b', n: 1 },
      { name: 'c', kind: 'b', size: 2 },
    ],
  ),
);
const record = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])), {
    requiredKeys: [],
  });
const few = fc.constantFrom(null, 0, 5);
const sound = fc.record(
  {
    name: fc.constantFrom('a', 'bc'),
    n: few,
    items: fc.uniqueArray(
      fc.record(
        { name: fc.string({ maxLength: 3 }), n: few, kind: fc.constantFrom('a', 'b'), size: fc.nat() },
        { requiredKeys: ['name', 'size'] },
      ),
      { maxLength: 2, selector: ({ name }) => name },
    ),
    one: fc.option(fc.record({ name: fc.constantFrom('a', 'toolong'), n: few }, { requiredKeys: ['name'] })),
    words: fc.array(fc.string(), { maxLength: 2 }),
    any: fc.constantFrom<unknown>(1, 'a', false, null, {}),
  },
  { requiredKeys: ['name', 'items', 'any'] },
);

describe('What is read at once', () => {
  it('is what class-validator and class-transformer would have made of it, for any input', async () => {
    let read = 0;
    const input = fc.oneof(sound, record('name', 'n', 'items', 'one', 'words', 'any', 'other'), value);
    await fc.assert(
      fc.asyncProperty(input, async (given) => {
        const ready = readerOf(Everything)(copyOf(given));
        if (ready === undefined) return;
        read += 1;
        expect(ready).toStrictEqual(await asEver(Everything, given));
        expect(ready).toBeInstanceOf(Everything);
      }),
      { numRuns: 600 },
    );
    expect(read).toBeGreaterThan(20);
  });

  it('is a request for marks, one or a class of them, as long as nothing is wrong with it', async () => {
    const mark = { studentId: '0192b3c4-0000-7000-8000-000000000001', code: 'P', baseVersion: 0 };
    const others = [
      { ...mark, studentId: '0192b3c4-0000-7000-8000-000000000002', reason: 'late bus', minutesLate: 3 },
    ];
    const read = readerOf(MarkAttendanceDto);
    const wanted = { marks: [mark, ...others] };
    expect(read(wanted)).toStrictEqual(await asEver(MarkAttendanceDto, wanted));
    expect(read(wanted)).toBeDefined();
    for (const wrong of [
      { marks: [] },
      { marks: [mark, mark] },
      { marks: [{ ...mark, code: 'too long' }] },
      { marks: [{ ...mark, baseVersion: '0' }] },
      { marks: [{ ...mark, more: 1 }] },
      { marks: [null] },
      { marks: mark },
      { marks: [mark], more: 1 },
      [wanted],
      null,
    ]) {
      expect(read(wrong)).toBeUndefined();
      expect(await asEver(MarkAttendanceDto, wrong)).toBeUndefined();
    }
  });

  it('is nothing whose class says more than rules: that is left to them', () => {
    expect(readerOf(Reshaped)({ name: 'a' })).toBeUndefined();
    expect(readerOf(Dated)({ on: '2026-11-21' })).toBeUndefined();
    expect(readerOf(Renamed)({ title: 'a' })).toBeUndefined();
    expect(readerOf(Loose)({ anything: {}, unknown: [] })).toBeUndefined();
    expect(readerOf(Object)({})).toBeUndefined();
  });

  it('is a number of an address, as it is spelled there', async () => {
    for (const n of ['1', '2.5', ' 3', '', '0x10', '1e3', 4])
      expect(readerOf(Counted)({ n })).toStrictEqual(await asEver(Counted, { n }));
    for (const n of ['a', 'NaN', '1,5', null, true, [], ['1'], {}])
      expect(readerOf(Counted)({ n })).toBeUndefined();
    const page = { limit: '20', after: 'x' };
    expect(readerOf(RunProgressListQuery)(page)).toStrictEqual(await asEver(RunProgressListQuery, page));
    expect(readerOf(RunProgressListQuery)({})).toStrictEqual(await asEver(RunProgressListQuery, {}));
    for (const wrong of [{ limit: '0' }, { limit: '201' }, { sort: 'x' }, { more: '1' }])
      expect(readerOf(RunProgressListQuery)(wrong)).toBeUndefined();
  });

  it('is no binary, no instance and nothing that names a prototype', () => {
    const read = readerOf(Named);
    expect(read({ name: 'a' })).toBeDefined();
    for (const strange of [
      Buffer.from('a'),
      new Date(),
      Object.assign(Object.create({ name: 'a' }) as object),
      [],
      'a',
    ])
      expect([read(strange), readerOf(Loosest)(strange)]).toEqual([undefined, undefined]);
    expect(readerOf(Loosest)({})).toEqual({});
    expect(read(JSON.parse('{"name":"a","__proto__":{"n":9}}'))).toBeUndefined();
  });

  it('is a batch of marks made offline', async () => {
    const id = (n: number) => `0192b3c4-0000-7000-8000-00000000000${n}`;
    const made = {
      operationId: id(1),
      registerId: id(2),
      studentId: id(3),
      markedAt: '2026-09-01T08:00:00Z',
    };
    const batch = { deviceId: id(4), operations: [{ ...made, code: 'P', baseVersion: 0 }] };
    expect(readerOf(SyncMarksDto)(batch)).toBeDefined();
    expect(readerOf(SyncMarksDto)(batch)).toStrictEqual(await asEver(SyncMarksDto, batch));
  });
});

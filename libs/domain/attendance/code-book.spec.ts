import { describe, expect, it } from '@jest/globals';
import { newId } from '../kernel/id.js';
import { AttendanceCode } from './attendance-code.js';
import { CATEGORIES, type CodeDefinition } from './attendance-code.words.js';
import { CodeBook } from './code-book.js';
import { ENGLAND_PACK } from './code-packs/england.pack.js';
import { SIMPLE_PACK } from './code-packs/simple.pack.js';

const school = newId();
const bookOf = (definitions: readonly CodeDefinition[]) =>
  definitions.map((definition, at) => AttendanceCode.create(school, definition, at));
const meaningOf = (pack: readonly CodeDefinition[], code: string) => {
  const { code: _, ...meaning } = pack.find((one) => one.code === code)!;
  return meaning;
};

describe.each([
  ['simple', SIMPLE_PACK],
  ['england', ENGLAND_PACK],
])('the pack %s', (_, pack) => {
  it('is sound: codes that can be written once, each of an Ed-Fi category, none both present and not required', () => {
    expect(new Set(pack.map(({ code }) => code)).size).toBe(pack.length);
    for (const code of pack) {
      expect(code.code).toMatch(/^[^\s]{1,4}$/);
      expect(code.label.length).toBeLessThanOrEqual(60);
      expect(CATEGORIES).toContain(code.category);
      expect(() => AttendanceCode.create(school, code, 0)).not.toThrow();
    }
  });
});

describe('the pack for England', () => {
  const codes = (wanted: Partial<CodeDefinition>) =>
    ENGLAND_PACK.filter((code) =>
      Object.entries(wanted).every(([field, value]) => code[field as keyof CodeDefinition] === value),
    )
      .map(({ code }) => code)
      .toSorted()
      .join(' ');

  it('counts each code as the regulations of 2024 and their guidance do', () => {
    expect(codes({ presence: 2 })).toBe('/ B K L P V W \\');
    expect(codes({ presence: 2, offSite: true })).toBe('B K P V W');
    expect(codes({ statisticalMeaning: 'Authorised absence' })).toBe('C C1 C2 E I J1 M R S T');
    expect(codes({ statisticalMeaning: 'Unauthorised absence' })).toBe('G N O U');
    expect(codes({ statisticalMeaning: 'Not a possible attendance' })).toBe('D Q X Y1 Y2 Y3 Y4 Y5 Y6 Y7');
    expect(codes({ notRequired: true })).toBe('# D Q X Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z');
    expect(codes({ requiresReason: true })).toBe('B K Y7');
  });

  it('lets a teacher say what can be seen in the room', () => {
    expect(codes({ officeOnly: false })).toBe('/ B K L N P U V W \\');
  });
});

describe('the codes of a school', () => {
  it('become those of a pack: new ones are made, known ones mean what the pack says, others are retired', () => {
    const own = { ...SIMPLE_PACK[0]!, code: 'X', label: 'Excursion' };
    const codes = bookOf([own, ...SIMPLE_PACK]);
    const made = new CodeBook(school, codes).follow('england');
    expect(made).toHaveLength(ENGLAND_PACK.length - 4); // X, P, L and E are known
    const of = (code: string) => codes.find((one) => one.code === code)!;
    expect(of('A').isActive).toBe(false);
    expect(of('P')).toMatchObject({ ...meaningOf(ENGLAND_PACK, 'P'), active: true });
    const inOrder = [...codes, ...made]
      .filter(({ isActive }) => isActive)
      .toSorted((a, b) => a.position - b.position);
    expect(inOrder.map(({ code }) => code)).toEqual(ENGLAND_PACK.map(({ code }) => code));
  });

  it('are as they were when a pack comes again, and take a retired one back', () => {
    const codes = bookOf(SIMPLE_PACK);
    codes[1]!.retire();
    expect(new CodeBook(school, codes).follow('simple')).toEqual([]);
    expect(codes.every(({ isActive }) => isActive)).toBe(true);
  });

  it('are put in order: the named ones first, the others as they were', () => {
    const codes = bookOf(SIMPLE_PACK);
    const book = new CodeBook(school, codes);
    book.order([codes[3]!.id, codes[2]!.id]);
    expect(codes.toSorted((a, b) => a.position - b.position).map(({ code }) => code)).toEqual([
      'E',
      'L',
      'P',
      'A',
    ]);
    expect(book.end).toBe(4);
    expect(() => book.order([newId()])).toThrow('no such attendance code');
  });

  it('cannot say that somebody is there who is not required', () => {
    const [code] = bookOf(SIMPLE_PACK);
    expect(() => code!.mean({ notRequired: true })).toThrow('not required');
    code!.mean({ notRequired: true, presence: 0 });
  });
});

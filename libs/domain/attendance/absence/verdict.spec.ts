import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeskMovement } from '../front-desk/desk.words.js';
import { effectiveOf, type LayerValue, type StandingMark } from '../marking.words.js';
import type { CodeChoice } from '../plain-codes.js';
import type { KnownOfStudent, SaidOfStudent, SchoolCodes } from './absence-effects.js';
import { afterwards, uponSubmission } from './verdict.js';

const at = (minute: number) => new Date(Date.parse('2026-11-20T08:00:00Z') + minute * 60_000);
const plain = { offSite: false, officeOnly: false, requiresReason: false };
const codes: readonly CodeChoice[] = [
  { ...plain, code: 'P', presence: 2, late: false },
  { ...plain, code: 'A', presence: 0, late: false },
  { ...plain, code: 'L', presence: 2, late: true },
  { ...plain, code: 'E', presence: 0, late: false },
];
const school: SchoolCodes = { codes, presentCode: null, lateCode: null, unexplainedCode: 'A' };

const value = (code: string, minutesLate: number | null = null): LayerValue => ({
  code,
  codeVersion: 1,
  minutesLate,
  minutesEarly: null,
  reason: null,
});
const saidOf = (said: Omit<LayerValue, 'codeVersion'> | null): SaidOfStudent | null => {
  const meaning = codes.find(({ code }) => code === said?.code);
  if (!said || !meaning) return null;
  const { code, minutesLate, minutesEarly } = said;
  return {
    code,
    minutesLate,
    minutesEarly,
    presence: meaning.presence,
    late: meaning.late,
    unexplained: code === 'A',
  };
};
/** A student on a register of 45 minutes; `made`: the office's value was made of what was known. */
function known(
  teacher: LayerValue | null,
  office: LayerValue | null,
  {
    ours: made = false,
    byHand: former = null,
    expected = null,
    movements = [],
  }: Partial<KnownOfStudent> = {},
): KnownOfStudent {
  const ours = made && office !== null;
  const byHand = ours ? former : null;
  const mark: StandingMark | null =
    teacher || office ? { studentId: 'ada', version: 3, teacher, office } : null;
  const register = {
    registerId: 'maths',
    state: 'submitted',
    timeZone: 'UTC',
    startsAt: at(0),
    endsAt: at(45),
  } as const;
  const said = saidOf(ours ? (byHand ?? teacher) : effectiveOf(mark ?? undefined));
  return { ...register, studentId: 'ada', mark, ours, byHand, said, expected, movements };
}
const planned = { absenceId: 'absence', kind: 'planned', code: 'E', given: true } as const;
const came = (minute: number, code: string | null = null): DeskMovement => ({
  kind: 'in',
  at: at(minute),
  code,
});
const left = (minute: number): DeskMovement => ({ kind: 'out', at: at(minute), code: 'E' });
const wanted = (one: KnownOfStudent, codesOfSchool = school) => afterwards(one, codesOfSchool)?.wanted;

describe('what the office says of what is known', () => {
  const layer = fc.option(fc.constantFrom('P', 'A', 'L', 'E').map((code) => value(code)));
  const movements = fc.array(
    fc.record({
      kind: fc.constantFrom<'in' | 'out'>('in', 'out'),
      at: fc.integer({ min: -20, max: 60 }).map(at),
      code: fc.constant('E'),
    }),
    { maxLength: 3 },
  );
  const anything = fc
    .tuple(layer, layer, fc.boolean(), layer, fc.option(fc.constant(planned)), movements)
    .map(([teacher, office, ours, byHand, expected, book]) =>
      known(teacher, office, { ours, byHand, expected, movements: book }),
    );

  it('A7 of an absence: its code where nothing or an unexplained absence is, else what was seen', () => {
    for (const office of [null, 'A', 'P', 'E'] as const)
      for (const teacher of [null, 'A', 'P', 'L', 'E'] as const) {
        const one = known(teacher && value(teacher), office && value(office), { expected: planned });
        const counts = office ?? teacher;
        expect(wanted(one)?.code).toBe(counts === null || counts === 'A' ? 'E' : undefined);
        const upon = uponSubmission(one, school)?.wanted;
        expect(upon?.code).toBe(office === null && (teacher === null || teacher === 'A') ? 'E' : undefined);
      }
  });

  it('A2, A8 always has a reason and the version that was seen, and never leaves a hole', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('A', null), (one, unexplainedCode) => {
        const said = wanted(one, { ...school, unexplainedCode });
        if (!said) return;
        expect(said).toMatchObject({ baseVersion: one.mark?.version ?? 0, reason: expect.any(String) });
        expect(said.code ?? one.mark?.teacher?.code).toEqual(expect.any(String));
      }),
    );
  });

  it('changes nothing when it is asked again', () => {
    fc.assert(
      fc.property(anything, (one) => {
        const said = wanted(one);
        if (!said) return;
        const { code, minutesLate = null, minutesEarly = null } = said;
        const office = code === null ? null : { ...value(code, minutesLate), minutesEarly };
        const { expected, movements: book } = one;
        const byHand = one.ours ? one.byHand : (one.mark?.office ?? null);
        const after = known(one.mark?.teacher ?? null, office, {
          ours: true,
          byHand,
          expected,
          movements: book,
        });
        expect(wanted(after)).toBeUndefined();
      }),
    );
  });

  it('A9 never says more minutes than the session has', () => {
    fc.assert(
      fc.property(anything, fc.option(fc.integer({ min: 0, max: 45 })), (one, teachers) => {
        const late = one.said?.code === 'L' ? { ...one, said: { ...one.said, minutesLate: teachers } } : one;
        const said = wanted(late);
        expect((said?.minutesLate ?? 0) + (said?.minutesEarly ?? 0)).toBeLessThanOrEqual(45);
      }),
    );
    const lateAndEarly = known(value('L', 40), null, { movements: [left(30)] });
    expect(wanted(lateAndEarly)).toMatchObject({ code: 'L', minutesLate: 40, minutesEarly: 5 });
  });

  it('takes back what it has made, and nothing that somebody has said by hand', () => {
    expect(wanted(known(value('A'), value('E'), { ours: true }))).toMatchObject({
      code: null,
      baseVersion: 3,
    });
    expect(wanted(known(value('A'), value('E')))).toBeUndefined();
    expect(wanted(known(value('P'), value('E'), { ours: true, byHand: value('A') }))).toMatchObject({
      code: 'A',
    });
    expect(wanted(known(null, value('E'), { ours: true }))).toMatchObject({ code: 'A' });
    expect(
      wanted(known(null, value('E'), { ours: true }), { ...school, unexplainedCode: null }),
    ).toBeUndefined();
  });

  it('A2 leaves what a code has explained that was retired since, and explains nothing more by it', () => {
    const since = { ...school, codes: codes.filter(({ code }) => code !== 'E') };
    const retired = { ...planned, given: false };
    for (const teacher of [null, value('A')]) {
      expect(wanted(known(teacher, value('E'), { ours: true, expected: retired }), since)).toBeUndefined();
      expect(
        wanted(known(teacher, value('E'), { ours: true, movements: [left(-5)] }), since),
      ).toBeUndefined();
      expect(wanted(known(teacher, null, { expected: retired }), since)).toBeUndefined();
    }
    const hidden = known(null, null, { movements: [left(-5)] });
    expect(wanted(hidden, since)).toMatchObject({ code: 'A', reason: 'By the book of the front desk' });
    const after = known(value('P'), value('E'), { ours: true, expected: retired });
    expect(wanted(after, since)).toMatchObject({ code: null });
  });

  it('comes back to what the office said without minutes that its code takes no more', () => {
    const since = {
      ...school,
      codes: codes.map((one) => (one.code === 'L' ? { ...one, late: false } : one)),
    };
    const explained = known(value('A'), value('E'), { ours: true, byHand: value('L', 20) });
    expect(wanted(explained)).toMatchObject({ code: 'L', minutesLate: 20 });
    expect(wanted(explained, since)).toMatchObject({ code: 'L', minutesLate: null });
    expect(wanted(known(value('L', 5), null, { movements: [left(30)] }), since)).toBeUndefined();
  });

  describe('by the book of the desk', () => {
    const late = { code: 'L', minutesLate: 20, minutesEarly: null };
    it.each<[string, LayerValue | null, DeskMovement[], object | undefined]>([
      ['late where the teacher marked absent', value('A'), [came(20)], late],
      ['late where the teacher marked present', value('P'), [came(20)], late],
      ['late where nobody has marked', null, [came(20)], late],
      ['nothing where the teacher said how late', value('L', 18), [came(20)], undefined],
      ['how late where the teacher said only that', value('L'), [came(20)], late],
      ['nothing where the absence is explained', value('E'), [came(20)], undefined],
      ['early where the teacher marked present', value('P'), [left(30)], { code: 'P', minutesEarly: 15 }],
      ['early where nobody has marked', null, [left(30)], { code: 'P', minutesEarly: 15 }],
      [
        'early beside the teacher’s lateness',
        value('L', 5),
        [left(30)],
        { code: 'L', minutesLate: 5, minutesEarly: 15 },
      ],
      [
        'early beside a lateness without minutes',
        value('L'),
        [left(30)],
        { code: 'L', minutesLate: null, minutesEarly: 15 },
      ],
      ['nothing where the teacher saw nobody who left', value('A'), [left(30)], undefined],
      ['late and early', value('P'), [came(10), left(40)], { code: 'L', minutesLate: 10, minutesEarly: 5 }],
      ['absent who had left', null, [left(-5)], { code: 'E' }],
      ['absent who had left, over an unexplained absence', value('A'), [left(-5)], { code: 'E' }],
      ['nothing over who was seen after having left', value('P'), [left(-5)], undefined],
      ['absent without a reason who came later', null, [came(50)], { code: 'A' }],
      ['absent with the reason given at the desk', value('A'), [came(50, 'E')], { code: 'E' }],
      ['nothing new over an absence without a reason', value('A'), [came(50)], undefined],
      ['nothing of who was there', null, [came(-5)], undefined],
    ])('says %s', (_, teacher, book, expected) => {
      const said = wanted(known(teacher, null, { movements: book }));
      if (expected) expect(said).toMatchObject(expected);
      else expect(said).toBeUndefined();
    });

    it('knows better than the plan: who came is not absent, and who had not come is so by the plan', () => {
      expect(wanted(known(null, null, { expected: planned, movements: [came(-5)] }))).toBeUndefined();
      const missed = afterwards(known(null, null, { expected: planned, movements: [came(50)] }), school);
      expect(missed).toMatchObject({ wanted: { code: 'E' }, absenceId: 'absence' });
    });

    it('says nothing where the school has no code for it', () => {
      const without = { ...school, codes: codes.filter(({ code }) => code !== 'L') };
      expect(wanted(known(value('A'), null, { movements: [came(20)] }), without)).toBeUndefined();
    });
  });
});

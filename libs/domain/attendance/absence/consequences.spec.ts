import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { effectiveOf, type LayerValue, type StandingMark } from '../marking.words.js';
import { REGISTER_STATES } from '../register.words.js';
import { ABSENCE_KINDS } from './absence.words.js';
import { afterwards, uponSubmission } from './consequences.js';

const value = (code: string): LayerValue => ({
  code,
  codeVersion: 1,
  minutesLate: null,
  minutesEarly: null,
  reason: null,
});
const layer = fc.option(fc.constantFrom('P', 'A', 'L', 'E').map(value));
const mark = fc.option(
  fc
    .record({ teacher: layer, office: layer, version: fc.integer({ min: 1, max: 9 }) })
    .map((said): StandingMark => ({ studentId: 'student', ...said })),
);
/** What is said of a student; only A is an absence that nobody has explained. */
const facts = mark.map((standing) => ({
  registerId: 'register',
  studentId: 'student',
  mark: standing,
  unexplained: effectiveOf(standing ?? undefined)?.code === 'A',
}));
const effect = fc
  .record({
    about: facts,
    state: fc.constantFrom(...REGISTER_STATES),
    covered: fc.boolean(),
    made: fc.boolean(),
  })
  .map(({ about, made, ...rest }) => ({
    ...about,
    ...rest,
    ours: made && about.mark?.office !== null && about.mark !== null,
  }));
const said = fc.record({ kind: fc.constantFrom(...ABSENCE_KINDS), code: fc.constantFrom('E', 'M', null) });

describe('what an absence makes of a mark', () => {
  it('A7 when the register is submitted: its code where nothing or an unexplained absence is, else what the teacher saw', () => {
    fc.assert(
      fc.property(facts, (about) => {
        const wanted = uponSubmission({ ...about, absenceId: 'absence', kind: 'planned', code: 'E' });
        const { teacher = null, office = null } = about.mark ?? {};
        const open = office === null && (teacher === null || teacher.code === 'A');
        expect(wanted?.code).toBe(open ? 'E' : undefined);
        if (wanted)
          expect(wanted).toMatchObject({ baseVersion: about.mark?.version ?? 0, reason: expect.any(String) });
      }),
    );
  });

  it('A5 afterwards nothing but on a register that was taken and is not locked', () => {
    fc.assert(
      fc.property(effect, said, (about, absence) => {
        const wanted = afterwards(about, absence, 'A');
        if (!['submitted', 'reopened'].includes(about.state)) expect(wanted).toBeUndefined();
      }),
    );
  });

  it('A2, A8 afterwards always with a reason, and never a hole', () => {
    fc.assert(
      fc.property(effect, said, fc.constantFrom('A', null), (about, absence, plain) => {
        const wanted = afterwards(about, absence, plain);
        if (!wanted) return;
        expect(wanted.reason).toEqual(expect.any(String));
        expect(wanted.code ?? about.mark?.teacher?.code).toEqual(expect.any(String));
      }),
    );
  });

  it('leaves what was seen, what the office has said otherwise, and what says it already', () => {
    fc.assert(
      fc.property(effect, said, (about, absence) => {
        const counting = effectiveOf(about.mark ?? undefined);
        const wanted = afterwards(about, absence, 'A');
        if (!about.ours && counting && !about.unexplained) expect(wanted).toBeUndefined();
        if (about.ours && about.covered && counting?.code === absence.code) expect(wanted).toBeUndefined();
      }),
    );
  });

  it('takes back what it has made, and nothing that somebody else has', () => {
    const register = {
      registerId: 'register',
      studentId: 'student',
      state: 'submitted',
      covered: false,
    } as const;
    const standing = { studentId: 'student', version: 3, teacher: value('A'), office: value('E') };
    const over = { ...register, mark: standing, unexplained: false };
    const none = { kind: 'planned', code: null } as const;
    expect(afterwards({ ...over, ours: true }, none, 'A')).toMatchObject({ code: null, baseVersion: 3 });
    expect(afterwards({ ...over, ours: false }, none, 'A')).toBeUndefined();
    const alone = { ...over, mark: { ...standing, teacher: null }, ours: true };
    expect(afterwards(alone, none, 'A')).toMatchObject({ code: 'A' });
    expect(afterwards(alone, none, null)).toBeUndefined();
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../kernel/actor.js';
import { newId } from '../kernel/id.js';
import type { MarksRecorded } from './attendance.events.js';
import type { UsableCode } from './attendance-code.words.js';
import { MarkingSheet } from './marking-sheet.js';
import {
  effectiveOf,
  type LayerValue,
  type MarkChange,
  type SheetState,
  type StandingMark,
  type WantedOverride,
} from './marking.words.js';
import { REGISTER_STATES, type RegisterState } from './register.words.js';
import { actorWith } from './testing/actors.js';

const NOW = new Date('2026-11-23T08:05:00Z');
const school = newId();
const [ada, ben] = [newId(), newId()] as const;
const teacher = actorWith('teacher', school);
const office = actorWith('office', school);

const usable = (code: string, details: Partial<UsableCode> = {}): UsableCode => ({
  code,
  version: 1,
  presence: 2,
  late: false,
  officeOnly: false,
  requiresReason: false,
  ...details,
});
const CODES = [
  usable('P', { version: 3 }),
  usable('A', { presence: 0 }),
  usable('L', { late: true }),
  usable('M', { presence: 0, officeOnly: true }),
  usable('B', { requiresReason: true }),
];
const said = (code: string, details: Partial<LayerValue> = {}): LayerValue => ({
  code,
  codeVersion: CODES.find((one) => one.code === code)!.version,
  minutesLate: null,
  minutesEarly: null,
  reason: null,
  ...details,
});

describe('a marking sheet', () => {
  let state: RegisterState;
  let marks: Map<string, StandingMark>;
  let events: MarksRecorded['data'][];

  beforeEach(() => {
    state = 'open';
    marks = new Map();
    events = [];
  });

  const sheet = (details: Partial<SheetState> = {}) =>
    new MarkingSheet({
      registerId: newId(),
      schoolId: school,
      date: '2026-11-23',
      sectionId: newId(),
      timeZone: 'Europe/Warsaw',
      state,
      sessionMinutes: 45,
      teaches: true,
      codes: CODES,
      rostered: new Set([ada, ben]),
      marks,
      ...details,
    });
  type Verb = 'mark' | 'amend' | 'override';
  /** Does it, keeps what came of it, and returns the changes. */
  function change(
    verb: Verb,
    wanted: Partial<WantedOverride> & { code: string | null },
    by: Actor,
  ): MarkChange[] {
    const given = sheet();
    const baseVersion = marks.get(wanted.studentId ?? ada)?.version ?? 0;
    const changes = given[verb]([{ studentId: ada, baseVersion, ...wanted } as never], by, NOW);
    for (const { studentId, version, ...layers } of changes)
      marks.set(studentId, { studentId, version, teacher: layers.teacher, office: layers.office });
    events.push(...(given.takeEvents() as MarksRecorded[]).map(({ data }) => data));
    return changes;
  }
  const mark = (code: string, details = {}) => change('mark', { code, ...details }, teacher);
  const amend = (code: string, details = {}) => change('amend', { code, ...details }, teacher);
  const override = (code: string | null, details = {}) => change('override', { code, ...details }, office);
  const standing = () => marks.get(ada)!;
  const refusal = (work: () => unknown) => {
    try {
      work();
      return undefined;
    } catch (error) {
      return error as { code: string; faults?: object[]; facts?: object };
    }
  };

  it('A7 keeps what the teacher says under what the office says, and both count along', () => {
    mark('A');
    override('M', { reason: 'Dentist' });
    expect(standing()).toMatchObject({
      version: 2,
      teacher: said('A'),
      office: said('M', { reason: 'Dentist' }),
    });
    expect(effectiveOf(standing())?.code).toBe('M');
    mark('P');
    expect(effectiveOf(standing())?.code).toBe('M');
    override(null);
    expect(standing()).toEqual({ studentId: ada, version: 4, teacher: said('P'), office: null });
  });

  it('tells what counted and what counts, with the meaning of the day, and no reason', () => {
    mark('P');
    override('M', { reason: 'Dentist' });
    override(null);
    const none = { minutesLate: null, minutesEarly: null };
    const [present, medical] = [
      { code: 'P', codeVersion: 3, ...none },
      { code: 'M', codeVersion: 1, ...none },
    ];
    expect(events.map(({ layer, marks: [told] }) => [layer, told])).toEqual([
      [
        'teacher',
        { studentId: ada, version: 1, code: 'P', ...none, effective: present, formerEffective: null },
      ],
      [
        'office',
        { studentId: ada, version: 2, code: 'M', ...none, effective: medical, formerEffective: present },
      ],
      [
        'office',
        { studentId: ada, version: 3, code: null, ...none, effective: present, formerEffective: medical },
      ],
    ]);
    expect(JSON.stringify(events)).not.toContain('Dentist');
  });

  it('changes nothing where the layer says that already, whatever the other says', () => {
    mark('P');
    override('M');
    expect(mark('P', { baseVersion: 0 })).toEqual([]);
    expect(override('M', { baseVersion: 0 })).toEqual([]);
    override(null);
    expect(override(null, { baseVersion: 0 })).toEqual([]);
    expect(events).toHaveLength(3);
  });

  it('takes another reason for the same code as a change', () => {
    mark('B', { reason: 'Choir' });
    expect(mark('B')).toEqual([]);
    expect(mark('B', { reason: 'Concert' })).toHaveLength(1);
    expect(standing().teacher?.reason).toBe('Concert');
  });

  it('L2 conflicts across layers too: the office has said something since', () => {
    mark('A');
    override('M');
    expect(refusal(() => mark('P', { baseVersion: 1 }))).toMatchObject({
      code: 'attendance.mark_conflict',
      facts: {
        conflicts: [
          { yours: { code: 'P' }, theirs: { code: 'M', teacher: { code: 'A' }, office: { code: 'M' } } },
        ],
      },
    });
  });

  it('gives office codes in the office’s layer only', () => {
    for (const by of [teacher, office])
      expect(refusal(() => change('mark', { code: 'M' }, by))?.code).toBe('attendance.code_not_usable');
    expect(override('M')).toHaveLength(1);
  });

  it('asks for a reason where the code does', () => {
    for (const work of [() => mark('B'), () => override('B')])
      expect(refusal(work)).toMatchObject({
        code: 'attendance.reason_required',
        faults: [{ pointer: '/marks/0/reason' }],
      });
    expect(mark('B', { reason: 'Choir' })).toHaveLength(1);
  });

  it('A2 changes nothing after submission without a reason, in either layer', () => {
    mark('P');
    for (const after of ['submitted', 'reopened'] as const) {
      state = after;
      for (const work of [() => amend('A'), () => override('M'), () => override('A')])
        expect(refusal(work)?.code).toBe('attendance.reason_required');
    }
    amend('A', { reason: 'Came at noon' });
    override('M', { reason: 'Letter' });
    expect(refusal(() => override(null))?.code).toBe('attendance.reason_required');
    override(null, { reason: 'Wrong child' });
    expect(events.map(({ afterSubmission }) => afterSubmission)).toEqual([false, true, true, true]);
  });

  it('A8 leaves no hole in a submitted register', () => {
    override('M');
    state = 'submitted';
    expect(refusal(() => override(null, { reason: 'Wrong child' }))).toMatchObject({
      code: 'attendance.mark_would_be_missing',
      facts: { studentIds: [ada] },
    });
    state = 'open';
    override(null);
    expect(effectiveOf(standing())).toBeNull();
  });

  it('A5 is shut when the register is locked', () => {
    state = 'locked';
    for (const work of [
      () => mark('P'),
      () => amend('P', { reason: 'x' }),
      () => override('M', { reason: 'x' }),
    ])
      expect(refusal(work)?.code).toBe('attendance.register_locked');
  });

  it('is marked, amended and overridden in the states for it', () => {
    const allowed = (verb: Verb) =>
      REGISTER_STATES.filter((one) => {
        state = one;
        marks = new Map();
        return !refusal(() => change(verb, { code: 'P', reason: 'a reason' }, office));
      });
    expect(allowed('mark')).toEqual(['open']);
    expect(allowed('amend')).toEqual(['submitted', 'reopened']);
    expect(allowed('override')).toEqual(['scheduled', 'open', 'submitted', 'reopened']);
  });

  it('A6 says nothing about tomorrow, not even for the office', () => {
    const tomorrow = sheet({ date: '2026-11-24', state: 'scheduled' });
    const wanted = [{ studentId: ada, code: 'M', baseVersion: 0 }];
    expect(refusal(() => tomorrow.override(wanted, office, NOW))?.code).toBe(
      'attendance.register_in_the_future',
    );
  });

  it('is not there for a teacher of other classes', () => {
    state = 'submitted';
    const foreign = sheet({ teaches: false });
    const wanted = [{ studentId: ada, code: 'A', reason: 'x', baseVersion: 0 }];
    expect(refusal(() => foreign.amend(wanted, teacher, NOW))?.code).toBe('attendance.register_not_found');
  });

  it('A9 takes minutes that the session has: late with a late code, early with presence, both together', () => {
    const fault = (code: string, minutesLate: number | null, minutesEarly: number | null) =>
      (
        refusal(() => override(code, { minutesLate, minutesEarly }))?.faults?.[0] as
          | { pointer: string }
          | undefined
      )?.pointer;
    expect(fault('P', 5, null)).toBe('/marks/0/minutesLate');
    expect(fault('A', null, 5)).toBe('/marks/0/minutesEarly');
    expect(fault('L', 46, null)).toBe('/marks/0/minutesLate');
    expect(fault('P', null, 46)).toBe('/marks/0/minutesEarly');
    expect(fault('L', 20, 26)).toBe('/marks/0/minutesEarly');
    expect(fault('L', 20, 25)).toBeUndefined();
    expect(effectiveOf(standing())).toMatchObject({ minutesLate: 20, minutesEarly: 25 });
  });

  it('A1, A2, A7: whatever is said in whatever order, revisions count up and each layer holds what it said last', () => {
    const step = fc.record({
      verb: fc.constantFrom('mark' as const, 'amend' as const, 'override' as const),
      code: fc.constantFrom('P', 'A', 'M', 'B', null),
      reason: fc.constantFrom(null, 'a reason', 'another'),
      stale: fc.boolean(),
      state: fc.constantFrom(...REGISTER_STATES),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        marks = new Map();
        const last: Record<string, string | null> = { teacher: null, office: null };
        for (const { verb, stale, ...wanted } of steps.filter((one) => one.verb === 'override' || one.code)) {
          state = wanted.state;
          const version = marks.get(ada)?.version ?? 0;
          const { code, reason } = wanted;
          const baseVersion = stale ? version + 1 : version;
          let changes: MarkChange[] = [];
          refusal(() => (changes = change(verb, { code, reason, baseVersion }, office)));
          for (const changed of changes) {
            expect(changed.version).toBe(version + 1);
            expect(stale).toBe(false);
            if (state !== 'open' && state !== 'scheduled') expect(changed.reason).not.toBeNull();
            last[changed.layer] = code;
          }
          const now = marks.get(ada);
          expect([now?.teacher?.code ?? null, now?.office?.code ?? null]).toEqual([
            last.teacher,
            last.office,
          ]);
          expect(effectiveOf(now)?.code ?? null).toBe(last.office ?? last.teacher);
        }
      }),
    );
  });
});

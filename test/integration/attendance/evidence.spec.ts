import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NEXT_STATES, REGISTER_STATES, type RegisterState } from '#domain/attendance/register.words';
import {
  AttendanceByHand,
  DENIED,
  mark,
  remark,
  revision,
  state,
  type Fixture,
  type Rule,
} from '../../support/attendance-by-hand.js';
import { PersistenceKit } from '../../support/persistence-kit.js';

const drop = (table: string, constraint: string) =>
  `alter table attendance.${table} drop constraint ${constraint}`;
const grant = (right: string, table: string) => `grant ${right} on attendance.${table} to lyceum_app`;
const UNWATCHED =
  'drop trigger marks_inserted on attendance.marks; drop trigger marks_updated on attendance.marks';
const UNORDERED = 'drop trigger registers_transitions on attendance.registers';
const OVERRIDDEN = `office_code = 'A', office_code_version = 1, office_at = now()`;
const byOffice = { layer: 'office', code: 'A' };

const RULES: Readonly<Record<string, Rule>> = {
  'A2 no amendment of the teacher’s value without a reason': {
    violation: (at) => remark(at, at.submitted, `code = 'A'`, { code: 'A' }),
    refusedBy: 'marks_amended_with_reason',
    without: UNWATCHED,
  },
  'A2 nor of a reopened register': {
    violation: (at) => remark(at, at.reopened, `code = 'A'`, { code: 'A' }),
    refusedBy: 'marks_amended_with_reason',
    without: UNWATCHED,
  },
  'A2 no override after submission without a reason': {
    violation: (at) => remark(at, at.submitted, OVERRIDDEN, byOffice),
    refusedBy: 'marks_amended_with_reason',
    without: UNWATCHED,
  },
  'A2 no teacher’s revision that says nothing': {
    violation: (at) => revision(at, at.open, at.marked, 2, { code: null }),
    refusedBy: 'mark_revisions_say_something',
    without: drop('mark_revisions', 'mark_revisions_say_something'),
  },
  'A2 no revision of a third layer': {
    violation: (at) => revision(at, at.open, at.marked, 2, { layer: 'parent' }),
    refusedBy: 'mark_revisions_layer_check',
    without: drop('mark_revisions', 'mark_revisions_layer_check'),
  },
  'A7 what counts is not set by hand': {
    violation: (at) => `update attendance.marks set effective_code = 'A' where register_id = '${at.open}'`,
    refusedBy: '428C9', // generated always
    without: 'alter table attendance.marks alter column effective_code drop expression',
  },
  'A7 no half of an override': {
    violation: (at) => remark(at, at.open, `office_reason = 'was here'`, byOffice),
    refusedBy: 'marks_office_layer',
    without: drop('marks', 'marks_office_layer'),
  },
  'A7 no half of a teacher’s value': {
    violation: (at) => remark(at, at.open, `marked_at = null`),
    refusedBy: 'marks_teacher_layer',
    without: drop('marks', 'marks_teacher_layer'),
  },
  'A5 no reopening without a reason': {
    violation: (at) => state('reopened', at.locked),
    refusedBy: 'registers_reopened_with_reason',
    without: drop('registers', 'registers_reopened_with_reason'),
  },
  'A5 no state of a register is changed in its history': {
    violation: (at) =>
      `update attendance.register_states set reason = 'another' where register_id = '${at.reopened}'`,
    refusedBy: DENIED,
    without: grant('update', 'register_states'),
  },
  'A5 no state of a register is removed from its history': {
    violation: (at) => `delete from attendance.register_states where register_id = '${at.reopened}'`,
    refusedBy: DENIED,
    without: grant('delete', 'register_states'),
  },
  'A8 no hole in a submitted register by a withdrawal': {
    violation: (at) =>
      remark(at, at.submitted, 'code = null, code_version = null, marked_at = null', {
        layer: 'office',
        code: null,
        reason: 'a mistake',
      }),
    refusedBy: 'registers_complete',
    without: UNWATCHED,
  },
  'A8 no hole in a submitted register by opening it again': {
    violation: (at) => `${state('cancelled', at.submitted, 'fire')} ${state('open', at.submitted)}`,
    refusedBy: 'registers_transitions',
    without: `${UNORDERED}; ${drop('registers', 'registers_submitted_once')}`,
  },
  'A8 no register that was submitted and is open': {
    violation: (at) => `update attendance.registers set submitted_at = now() where id = '${at.open}'`,
    refusedBy: 'registers_submitted_once',
    without: drop('registers', 'registers_submitted_once'),
  },
  'A9 no lateness beyond the session': {
    violation: (at) => remark(at, at.open, 'minutes_late = 61'),
    refusedBy: 'marks_within_session',
    without: UNWATCHED,
  },
  'A9 nor together with leaving early': {
    violation: (at) => remark(at, at.open, 'minutes_late = 31, minutes_early = 30'),
    refusedBy: 'marks_within_session',
    without: UNWATCHED,
  },
  'A9 nor in the office’s layer': {
    violation: (at) => remark(at, at.open, `${OVERRIDDEN}, office_minutes_late = 61`, byOffice),
    refusedBy: 'marks_within_session',
    without: UNWATCHED,
  },
  'a register begins scheduled': {
    violation: (at) => `insert into attendance.registers (id, school_id, date, section_id, period_id, title,
        period_name, time_zone, starts_at, ends_at, state)
      select gen_random_uuid(), school_id, date, gen_random_uuid(), period_id, title, period_name, time_zone, starts_at,
        ends_at, 'open' from attendance.registers where id = '${at.open}'`,
    refusedBy: 'registers_transitions',
    without: UNORDERED,
  },
  'a teacher marks nothing before the register is open, whatever the office has said': {
    violation: (at) => mark(at, at.scheduled, at.unmarked),
    refusedBy: 'marks_on_open_registers',
    without: UNWATCHED,
  },
  'a meaning is never changed': {
    violation: (at) => `update attendance.code_versions set presence = 0 where school_id = '${at.school}'`,
    refusedBy: DENIED,
    without: grant('update', 'code_versions'),
  },
  'a meaning is never removed': {
    violation: (
      at,
    ) => `insert into attendance.code_versions select school_id, code, 2, label, category, presence,
        authorised, late, off_site, not_required, office_only, requires_reason
        from attendance.code_versions where school_id = '${at.school}' and code = 'A';
      delete from attendance.code_versions where school_id = '${at.school}' and code = 'A' and version = 2`,
    refusedBy: DENIED,
    without: grant('delete', 'code_versions'),
  },
  'a mark has a meaning that its code had': {
    violation: (at) => remark(at, at.open, 'code_version = 2'),
    refusedBy: 'marks_code_known',
    without: drop('marks', 'marks_code_known'),
  },
  'so has an override': {
    violation: (at) =>
      remark(at, at.open, `office_code = 'A', office_code_version = 2, office_at = now()`, byOffice),
    refusedBy: 'marks_office_code_known',
    without: drop('marks', 'marks_office_code_known'),
  },
  'a code keeps its letters': {
    violation: (at) =>
      `update attendance.codes set code = 'B' where school_id = '${at.school}' and code = 'A'`,
    refusedBy: 'codes_keep_their_letters',
    without: `drop trigger codes_meaning on attendance.codes; ${drop('codes', 'codes_current_version')}`,
  },
  'no code is removed': {
    violation: (at) => `delete from attendance.codes where school_id = '${at.school}' and code = 'A'`,
    refusedBy: DENIED,
    without: grant('delete', 'codes'),
  },
};

let kit: PersistenceKit;
let hand: AttendanceByHand;

beforeAll(async () => {
  kit = await PersistenceKit.start();
  hand = new AttendanceByHand(kit);
});
afterAll(() => kit.stop());

describe('evidence is kept by the database itself', () => {
  it.each(Object.entries(RULES))('%s', async (_, { violation, refusedBy, without }) => {
    const at = await hand.fixture();
    const refusal = await hand.attempt(at, violation(at));
    expect(refusal?.constraint ?? refusal?.code).toMatch(refusedBy);
    expect(await hand.attempt(at, violation(at), without)).toBeUndefined();
  });

  it('which refuses nothing that is in order', async () => {
    const at = await hand.fixture();
    const overridden = { layer: 'office', code: 'A', reason: 'telephone' };
    const order = [
      remark(at, at.submitted, `code = 'A'`, { code: 'A', reason: 'was away' }),
      remark(at, at.reopened, OVERRIDDEN, overridden),
      revision(at, at.scheduled, at.unmarked, 1, { layer: 'office', code: 'A' }),
      `insert into attendance.marks (school_id, date, register_id, student_id, code_version, version, office_code,
         office_code_version, office_at)
       values ('${at.school}', '${at.date}', '${at.scheduled}', '${at.unmarked}', null, 1, 'A', 1, now());`,
      remark(at, at.open, 'minutes_late = 30, minutes_early = 30'),
    ];
    expect(await hand.attempt(at, order.join('\n'))).toBeUndefined();
  });

  it('A5 lets a register go from state to state as the domain does, and no other way', async () => {
    const at = await hand.fixture();
    const goes = async (from: RegisterState, to: RegisterState) => {
      const refusal = await hand.attempt(at, state(to, at[from], 'a reason'));
      if (refusal && refusal.constraint !== 'registers_transitions') throw refusal;
      return !refusal;
    };
    const asBefore = ['scheduled']; // nobody had opened the one that is cancelled here
    for (const from of REGISTER_STATES) {
      const next = [];
      for (const to of REGISTER_STATES.filter((one) => one !== from))
        if (await goes(from, to).catch(incomplete)) next.push(to);
      const allowed = from === 'cancelled' ? asBefore : NEXT_STATES[from];
      expect([from, new Set(next)]).toEqual([from, new Set(allowed)]);
    }
  });

  it('A5, A8 brings back what was cancelled as what it was', async () => {
    const at = await hand.fixture();
    const back = (register: string, to: string) =>
      hand.attempt(at, `${state('cancelled', register, 'fire')} ${state(to, register, 'a drill')}`);
    await kit.admin.query(`update attendance.registers set opened_at = now() where id in ($1, $2)`, [
      at.open,
      at.submitted,
    ]);
    for (const [was, register] of [
      ['open', at.open],
      ['submitted', at.submitted],
      ['scheduled', at.scheduled],
    ] as const)
      for (const to of ['scheduled', 'open', 'submitted'])
        expect([was, to, (await back(register, to))?.constraint]).toEqual([
          was,
          to,
          to === was ? undefined : 'registers_transitions',
        ]);
  });

  it('A5 writes down every state, since when, why and by whom', async () => {
    const at = await hand.fixture();
    const rows = await kit.rows<{ state: string; reason: string | null; later: boolean }>(
      `select state, reason, recorded_at > lag(recorded_at, 1, '-infinity') over (order by version) as later
       from attendance.register_states where register_id = $1 order by version`,
      [at.reopened],
    );
    expect(rows).toEqual(
      ['scheduled', 'open', 'submitted', 'locked', 'reopened'].map((one) => ({
        state: one,
        reason: one === 'reopened' ? 'a mistake' : null,
        later: true,
      })),
    );
  });
});

/** A transition that is in order, of a register that lacks marks: A8 minds, the order does not. */
function incomplete(error: unknown): boolean {
  if ((error as { constraint?: string }).constraint === 'registers_complete') return true;
  throw error;
}

describe('what a code meant', () => {
  const meanings = (at: Fixture, code: string) =>
    kit.rows<{ version: number; label: string }>(
      `select version, label from attendance.code_versions where school_id = $1 and code = $2 order by version`,
      [at.school, code],
    );
  const change = (at: Fixture, set: string) =>
    kit.admin.query(`update attendance.codes set ${set} where school_id = $1 and code = 'A'`, [at.school]);

  it('is written down with each change, and what was marked keeps the meaning that it was made by', async () => {
    const at = await hand.fixture();
    await kit.admin.query(remark(at, at.open, `code = 'A'`, { code: 'A' }));
    await change(at, `label = 'Away', presence = 1`);
    await change(at, `ordinal = 4, active = false`);
    expect(await meanings(at, 'A')).toEqual([
      { version: 1, label: 'Absent' },
      { version: 2, label: 'Away' },
    ]);
    const marks = await kit.rows(
      `select code, code_version, label, presence from attendance.effective_marks where register_id = $1`,
      [at.open],
    );
    expect(marks).toEqual([{ code: 'A', code_version: 1, label: 'Absent', presence: 0 }]);
  });

  it('is not touched by an insert that meets a code that is there', async () => {
    const at = await hand.fixture();
    await kit.admin.query(
      `insert into attendance.codes (school_id, code, label, category, presence, authorised, late)
       values ($1, 'A', 'Another', 'Present', 2, true, false) on conflict do nothing`,
      [at.school],
    );
    expect(await meanings(at, 'A')).toEqual([{ version: 1, label: 'Absent' }]);
  });
});

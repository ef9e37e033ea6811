import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '#domain/kernel/id';
import { addDays, dateIn } from '#domain/kernel/local-date';
import { PersistenceKit } from '../../support/persistence-kit.js';

/** Statements of the app role, with the ids of a fixture in them. */
type Sql = (at: Fixture) => string;

interface Fixture {
  readonly school: string;
  readonly date: string;
  /** An open register: the first student has a mark of version 1, the second has none, the third has left. */
  readonly open: string;
  readonly marked: string;
  readonly unmarked: string;
  readonly left: string;
  /** Like the open one, each in its state. */
  readonly scheduled: string;
  readonly submitted: string;
  readonly cancelled: string;
  readonly tomorrow: string;
  /** An open register of another school, and its student. */
  readonly foreign: string;
  readonly foreigner: string;
}

interface Rule {
  readonly violation: Sql;
  /** The constraint, or the code when it is a right that is missing. */
  readonly refusedBy: string | RegExp;
  /** Takes the rule away: then the violation goes through, so it was this rule that refused it. */
  readonly without: string;
}

const revision = ({ school, date }: Fixture, register: string, student: string, number = 1) => `
  insert into attendance.mark_revisions (school_id, date, register_id, student_id, revision, code, marked_at)
  values ('${school}', '${date}', '${register}', '${student}', ${number}, 'P', now());`;
const mark = (at: Fixture, register: string, student: string, code = 'P') => `
  ${revision(at, register, student)}
  insert into attendance.marks (school_id, date, register_id, student_id, code, version, marked_at)
  values ('${at.school}', '${at.date}', '${register}', '${student}', '${code}', 1, now());`;
const entry = ({ school, date }: Fixture, register: string, student: string) => `
  insert into attendance.register_entries (school_id, date, register_id, student_id, display_name, sort_name)
  values ('${school}', '${date}', '${register}', '${student}', 'Ada', 'Ada');`;
const state = (to: string, register: string) =>
  `update attendance.registers set state = '${to}', submitted_at = now() where id = '${register}';`;

const DENIED = '42501';
const ENTRY_HAS_REGISTER = 'register_entries_school_id_register_id_date_fkey';
const OPEN_ONLY =
  'drop trigger marks_inserted on attendance.marks; drop trigger marks_updated on attendance.marks';
const FROZEN = `drop trigger entries_inserted on attendance.register_entries;
  drop trigger entries_updated on attendance.register_entries`;
const drop = (table: string, constraint: string) =>
  `alter table attendance.${table} drop constraint ${constraint}`;
const grant = (right: string, table: string) => `grant ${right} on attendance.${table} to lyceum_app`;

const RULES: Readonly<Record<string, Rule>> = {
  'A1 one mark a student': {
    violation: (
      at,
    ) => `insert into attendance.marks (school_id, date, register_id, student_id, code, version, marked_at)
      values ('${at.school}', '${at.date}', '${at.open}', '${at.marked}', 'A', 1, now())`,
    refusedBy: /^marks_\d{4}_\d\d_pkey$/, // the partition's part of marks_once
    without: drop('marks', 'marks_once'),
  },
  'A2 no gap in the revisions of a mark': {
    violation: (at) => revision(at, at.open, at.marked, 3),
    refusedBy: 'mark_revisions_gapless',
    without: drop('mark_revisions', 'mark_revisions_gapless'),
  },
  'A2 no revision before the first': {
    violation: (at) => revision(at, at.open, at.unmarked, 0),
    refusedBy: 'mark_revisions_revision_check',
    without: `${drop('mark_revisions', 'mark_revisions_revision_check')}; ${drop('mark_revisions', 'mark_revisions_gapless')}`,
  },
  'A2 no revision is changed': {
    violation: (at) => `update attendance.mark_revisions set code = 'A' where register_id = '${at.open}'`,
    refusedBy: DENIED,
    without: grant('update', 'mark_revisions'),
  },
  'A2 no revision is removed': {
    violation: (at) => `delete from attendance.mark_revisions where register_id = '${at.scheduled}'`,
    refusedBy: DENIED,
    without: grant('delete', 'mark_revisions'),
  },
  'A2 a mark is its last revision': {
    violation: (at) => `update attendance.marks set version = 2, code = 'A' where register_id = '${at.open}'`,
    refusedBy: 'marks_have_revisions',
    without: drop('marks', 'marks_have_revisions'),
  },
  'A3 a mark needs an entry': {
    violation: (at) => mark(at, at.open, newId()),
    refusedBy: 'marks_need_an_entry',
    without: drop('marks', 'marks_need_an_entry'),
  },
  'A3 a mark needs a student who is on the register still': {
    violation: (at) => mark(at, at.open, at.left),
    refusedBy: 'marks_need_an_entry',
    without: drop('marks', 'marks_need_an_entry'),
  },
  'A13 a student with a mark stays on the register': {
    violation: (at) =>
      `update attendance.register_entries set rostered = false where register_id = '${at.open}' and student_id = '${at.marked}'`,
    refusedBy: /^marks_need_an_entry_\d+$/, // seen from the side of the entry's partition
    without: drop('marks', 'marks_need_an_entry'),
  },
  'A13 no entry is removed': {
    violation: (at) => `delete from attendance.register_entries where register_id = '${at.tomorrow}'`,
    refusedBy: DENIED,
    without: grant('delete', 'register_entries'),
  },
  'A13 no mark is removed': {
    violation: (at) => `delete from attendance.marks where register_id = '${at.open}'`,
    refusedBy: DENIED,
    without: grant('delete', 'marks'),
  },
  'A13 no register is removed': {
    violation: (at) => `delete from attendance.registers where id = '${at.tomorrow}'`,
    refusedBy: DENIED,
    without: `${grant('delete', 'registers')}; ${drop('register_entries', ENTRY_HAS_REGISTER)}`,
  },
  'A5 no mark before the register is open': {
    violation: (at) => mark(at, at.scheduled, at.unmarked),
    refusedBy: 'marks_on_open_registers',
    without: OPEN_ONLY,
  },
  'A5 no mark on a submitted register is changed': {
    violation: (at) =>
      `${revision(at, at.submitted, at.marked, 2)}
       update attendance.marks set version = 2, code = 'A' where register_id = '${at.submitted}' and student_id = '${at.marked}'`,
    refusedBy: 'marks_on_open_registers',
    without: OPEN_ONLY,
  },
  'A5 no mark on a locked register is changed': {
    violation: (at) =>
      `${state('locked', at.submitted)} ${revision(at, at.submitted, at.marked, 2)}
       update attendance.marks set version = 2, code = 'A' where register_id = '${at.submitted}' and student_id = '${at.marked}'`,
    refusedBy: 'marks_on_open_registers',
    without: OPEN_ONLY,
  },
  'A6 no mark on a register that the day has lost': {
    violation: (at) => mark(at, at.cancelled, at.unmarked),
    refusedBy: 'marks_on_open_registers',
    without: OPEN_ONLY,
  },
  'A6 no mark in the future': {
    violation: (at) => mark({ ...at, date: addDays(at.date, 1) }, at.tomorrow, at.unmarked),
    refusedBy: 'marks_on_open_registers',
    without: OPEN_ONLY,
  },
  'A8, A14 no submission without a mark for everybody': {
    violation: (at) => state('submitted', at.open),
    refusedBy: 'registers_complete',
    without: 'drop trigger registers_complete on attendance.registers',
  },
  'A8, A14 no lock without a mark for everybody': {
    violation: (at) => state('locked', at.open),
    refusedBy: 'registers_complete',
    without: 'drop trigger registers_complete on attendance.registers',
  },
  'A8 no submission without its time': {
    violation: (at) => `update attendance.registers set submitted_at = null where id = '${at.submitted}'`,
    refusedBy: 'registers_submitted',
    without: drop('registers', 'registers_submitted'),
  },
  'A14 nobody comes onto a submitted register': {
    violation: (at) => entry(at, at.submitted, newId()),
    refusedBy: 'register_entries_frozen',
    without: FROZEN,
  },
  'A14 nobody comes back onto a submitted register, or leaves it': {
    violation: (at) =>
      `update attendance.register_entries set rostered = not rostered where register_id = '${at.submitted}' and student_id = '${at.left}'`,
    refusedBy: 'register_entries_frozen',
    without: FROZEN,
  },
  'A9 no lateness beyond a day': {
    violation: (at) => `update attendance.marks set minutes_late = 1441 where register_id = '${at.open}'`,
    refusedBy: 'marks_minutes_late_check',
    without: drop('marks', 'marks_minutes_late_check'),
  },
  'a mark has a code of the school': {
    violation: (at) => mark(at, at.open, at.unmarked, 'Q'),
    refusedBy: 'marks_code_known',
    without: drop('marks', 'marks_code_known'),
  },
  'one register for a section, a period and a day': {
    violation: (at) => `insert into attendance.registers
        (id, school_id, date, section_id, period_id, title, period_name, time_zone, starts_at, ends_at)
      select gen_random_uuid(), school_id, date, section_id, period_id, title, period_name, time_zone, starts_at, ends_at
      from attendance.registers where id = '${at.open}'`,
    refusedBy: 'registers_once',
    without: drop('registers', 'registers_once'),
  },
  'a register ends after it has begun': {
    violation: (at) => `update attendance.registers set ends_at = starts_at where id = '${at.open}'`,
    refusedBy: 'registers_times',
    without: drop('registers', 'registers_times'),
  },
  'K1 a mark refers to no other school': {
    violation: (at) => mark(at, at.foreign, at.foreigner),
    refusedBy: 'marks_need_an_entry',
    without: drop('marks', 'marks_need_an_entry'),
  },
  'K1 an entry refers to no other school': {
    violation: (at) => entry(at, at.foreign, newId()),
    refusedBy: ENTRY_HAS_REGISTER,
    without: drop('register_entries', ENTRY_HAS_REGISTER),
  },
  'K1 nothing is written into another school': {
    violation: (at) =>
      `insert into attendance.codes (school_id, code, label, category, presence, authorised, late)
       select school_id, 'Z', 'Z', 'Present', 2, true, false from (values
         ((select '${at.school}'::uuid where platform.current_school() is null)), (gen_random_uuid())) as s (school_id)
       where school_id is not null`,
    refusedBy: DENIED,
    without: `alter table attendance.codes disable row level security; ${drop('codes', 'codes_school_id_fkey')}`,
  },
};

let kit: PersistenceKit;

beforeAll(async () => {
  kit = await PersistenceKit.start();
});
afterAll(() => kit.stop());

async function aRegister(school: string, zone: string, date: string, students: string[]): Promise<string> {
  const id = newId();
  await kit.admin.query(
    `insert into attendance.registers
       (id, school_id, date, section_id, period_id, title, period_name, time_zone, starts_at, ends_at, state)
     values ($1, $2, $3, gen_random_uuid(), gen_random_uuid(), 'Maths', '1', $4, now(), now() + interval '1 hour', 'open')`,
    [id, school, date, zone],
  );
  for (const student of students) await kit.admin.query(entry({ school, date } as Fixture, id, student));
  return id;
}

async function codes(school: string): Promise<void> {
  await kit.admin.query(
    `insert into attendance.codes (school_id, code, label, category, presence, authorised, late)
     values ($1, 'P', 'Present', 'Present', 2, true, false), ($1, 'A', 'Absent', 'Unexcused Absence', 0, false, false)`,
    [school],
  );
}

async function fixture(zone = 'Europe/Warsaw'): Promise<Fixture> {
  const [school, other] = [await kit.school(zone), await kit.school(zone)];
  const date = dateIn(zone, new Date());
  const [marked, unmarked, left, foreigner] = [newId(), newId(), newId(), newId()] as const;
  await codes(school);
  const make = (on = date) => aRegister(school, zone, on, [marked, unmarked, left]);
  const ids = {
    open: await make(),
    scheduled: await make(),
    submitted: await make(),
    cancelled: await make(),
  };
  const at = {
    school,
    date,
    marked,
    unmarked,
    left,
    foreigner,
    ...ids,
    tomorrow: await make(addDays(date, 1)),
    foreign: await aRegister(other, zone, date, [foreigner]),
  };
  await kit.admin
    .query(`${mark(at, at.open, marked)} ${mark(at, at.submitted, marked)} ${mark(at, at.submitted, unmarked)}
    update attendance.register_entries set rostered = false where student_id = '${left}';
    ${state('scheduled', at.scheduled)} ${state('cancelled', at.cancelled)} ${state('submitted', at.submitted)}`);
  return at;
}

/** Runs as the app role in the school, after `first` was done by an administrator, and leaves nothing behind. */
async function attempt(at: Fixture, sql: string, first = ''): Promise<pg.DatabaseError | undefined> {
  const client = await kit.connectionOf('admin');
  try {
    await client.query(
      `begin; ${first}; set local role lyceum_app; set local app.school_id = '${at.school}'`,
    );
    await client.query(sql);
    return undefined;
  } catch (error) {
    return error as pg.DatabaseError;
  } finally {
    await client.end();
  }
}

describe('the database refuses by itself', () => {
  it.each(Object.entries(RULES))('%s', async (_, { violation, refusedBy, without }) => {
    const at = await fixture();
    const refusal = await attempt(at, violation(at));
    expect(refusal?.constraint ?? refusal?.code).toMatch(refusedBy);
    expect(await attempt(at, violation(at), without)).toBeUndefined();
  });

  it('and nothing that is in order', async () => {
    const at = await fixture();
    const order = [
      mark(at, at.open, at.unmarked),
      revision(at, at.open, at.marked, 2),
      `update attendance.marks set version = 2, code = 'A' where register_id = '${at.open}' and student_id = '${at.marked}';`,
      entry(at, at.scheduled, newId()),
      state('submitted', at.open),
    ];
    expect(await attempt(at, order.join('\n'))).toBeUndefined();
  });

  it('A6, K3 the future of the school’s own zone, on either side of the date line', async () => {
    const [far, near] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'] as const; // 25 hours apart: never the same date
    const [ahead, behind] = [await fixture(far), await fixture(near)];
    expect(behind.date < ahead.date).toBe(true);
    expect(await attempt(ahead, mark(ahead, ahead.open, ahead.unmarked))).toBeUndefined();
    expect(await attempt(behind, mark(behind, behind.open, behind.unmarked))).toBeUndefined();
    const sameDate = await aRegister(behind.school, near, ahead.date, [behind.unmarked]);
    const early = await attempt(behind, mark({ ...behind, date: ahead.date }, sameDate, behind.unmarked));
    expect(early?.constraint).toBe('marks_on_open_registers');
  });
});

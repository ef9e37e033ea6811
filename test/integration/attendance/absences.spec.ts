import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { AttendanceByHand, mark, type Fixture, type Rule } from '../../support/attendance-by-hand.js';
import { attendanceInMemory, attendanceInPostgres } from '../../support/attendance-store.js';
import { PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { behavesAsAbsenceStore } from './absences.contract.js';

const STUDENT = newId();
const drop = (table: string, constraint: string) =>
  `alter table attendance.${table} drop constraint ${constraint}`;

/** An absence of today by the statement's own hand. */
function absence(
  { school, date }: Fixture,
  { id = newId(), state = 'approved', code = `'A'`, days = '0', parts = 'null', decided = 'now()' } = {},
): string {
  return `insert into attendance.absences (id, school_id, student_id, kind, state, starts_on, ends_on, parts, code, reason,
      requested_at, decided_at)
    values ('${id}', '${school}', '${STUDENT}', 'planned', '${state}', '${date}', date '${date}' + ${days}, ${parts}, ${code},
      'Ill', now(), ${decided});`;
}

const morning = `'[{"startsAt": "08:00", "endsAt": "12:00"}]'`;
const noon = `'[{"startsAt": "11:59", "endsAt": "13:00"}]'`;

const RULES: Readonly<Record<string, Rule>> = {
  'A6 one explanation for one time': {
    violation: (at) => absence(at) + absence(at, { state: 'requested', parts: morning }),
    refusedBy: 'absences_apart',
    without: drop('absences', 'absences_apart'),
  },
  'A6 to the minute': {
    violation: (at) => absence(at, { parts: morning }) + absence(at, { parts: noon, days: '3' }),
    refusedBy: 'absences_apart',
    without: drop('absences', 'absences_apart'),
  },
  'no approval without a code': {
    violation: (at) => absence(at, { code: 'null' }),
    refusedBy: 'absences_approved_with_code',
    without: drop('absences', 'absences_approved_with_code'),
  },
  'no decision that nobody has made': {
    violation: (at) => absence(at, { decided: 'null' }),
    refusedBy: 'absences_decided',
    without: drop('absences', 'absences_decided'),
  },
  'no end before the beginning': {
    violation: (at) => absence(at, { days: '-1' }),
    refusedBy: 'absences_dates',
    // Such a range of dates cannot be compared either.
    without: `${drop('absences', 'absences_apart')}; ${drop('absences', 'absences_dates')}`,
  },
  'no parts of nothing': {
    violation: (at) => absence(at, { parts: `'[]'` }),
    refusedBy: 'absences_parts',
    without: drop('absences', 'absences_parts'),
  },
  'no code of another school': {
    violation: (at) => absence(at, { code: `'ZZ'` }),
    refusedBy: 'absences_code_known',
    without: drop('absences', 'absences_code_known'),
  },
  'A2 no trace of a mark that was never made': {
    violation: (at) => {
      const id = newId();
      return `${absence(at, { id })} ${mark(at, at.open, at.unmarked)}
        insert into attendance.mark_sources (school_id, date, register_id, student_id, revision, absence_id)
        values ('${at.school}', '${at.date}', '${at.open}', '${at.unmarked}', 2, '${id}')`;
    },
    refusedBy: /^mark_sources_school_id_register_id_student_id_revision_/,
    without: `do $$ declare name text; begin
      select conname into name from pg_constraint where conrelid = 'attendance.mark_sources'::regclass
        and confrelid = 'attendance.mark_revisions'::regclass and contype = 'f' and conparentid = 0;
      execute 'alter table attendance.mark_sources drop constraint ' || name; end $$`,
  },
};

function movement({ school, date }: Fixture, { kind = 'in', code = 'null' } = {}): string {
  return `insert into attendance.desk_entries (id, school_id, student_id, date, kind, at, code, reason, recorded_at)
    values (gen_random_uuid(), '${school}', '${STUDENT}', '${date}', '${kind}', '${date}T09:20:00Z', ${code}, 'Bus', now());`;
}

const DESK_RULES: Readonly<Record<string, Rule>> = {
  'one movement at one moment': {
    violation: (at) => movement(at) + movement(at, { kind: 'out', code: `'A'` }),
    refusedBy: 'desk_entries_once',
    without: 'drop index attendance.desk_entries_once',
  },
  'no departure without a code': {
    violation: (at) => movement(at, { kind: 'out' }),
    refusedBy: 'desk_entries_out_with_code',
    without: drop('desk_entries', 'desk_entries_out_with_code'),
  },
  'no code of another school at the desk': {
    violation: (at) => movement(at, { code: `'ZZ'` }),
    refusedBy: 'desk_entries_code_known',
    without: drop('desk_entries', 'desk_entries_code_known'),
  },
};

let kit: PersistenceKit;
let hand: AttendanceByHand;
let replica: TestReplica;

beforeAll(async () => {
  kit = await PersistenceKit.start();
  hand = new AttendanceByHand(kit);
  replica = kit.replica();
});
afterAll(() => kit.stop());

describe('of absences and the desk the database refuses by itself', () => {
  it.each(Object.entries({ ...RULES, ...DESK_RULES }))('%s', async (_, { violation, refusedBy, without }) => {
    const at = await hand.fixture();
    const refusal = await hand.attempt(at, violation(at));
    expect(refusal?.constraint ?? refusal?.code).toMatch(refusedBy);
    expect(await hand.attempt(at, violation(at), without)).toBeUndefined();
  });

  it('and nothing that is in order: what was declined or withdrawn stands in nobody’s way', async () => {
    const at = await hand.fixture();
    const order = [
      absence(at, { state: 'declined' }),
      absence(at, { state: 'withdrawn' }),
      absence(at, { parts: morning }),
      absence(at, { parts: noon.replace('11:59', '12:00') }),
    ];
    expect(await hand.attempt(at, order.join('\n'))).toBeUndefined();
  });
});

describe('absences in PostgreSQL', () => behavesAsAbsenceStore(() => attendanceInPostgres(kit, replica)));

describe('absences in memory', () => behavesAsAbsenceStore(attendanceInMemory));

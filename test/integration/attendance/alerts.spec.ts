import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AlertRule } from '#domain/attendance/alerts/alert-rule';
import { AlertWatch } from '#domain/attendance/alerts/alert-watch';
import { ALERT_MEASURES, type AlertDay, type AlertRuleDetails } from '#domain/attendance/alerts/alert.words';
import { InMemoryAlerts } from '#domain/attendance/alerts/testing/in-memory-alerts';
import { MakeAlertRoundUseCase } from '#domain/attendance/alerts/use-cases/make-alert-round.use-case';
import type { Actor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { addDays, dateIn, instantOf } from '#domain/kernel/local-date';
import { actorWith } from '#domain/attendance/testing/actors';
import { MikroAlertRepository } from '../../../src/attendance/persistence/alerts/mikro-alert.repository.js';
import { MikroAlertRuleRepository } from '../../../src/attendance/persistence/alerts/mikro-alert-rule.repository.js';
import { SqlAlertFindings } from '../../../src/attendance/persistence/alerts/sql-alert-findings.js';
import { AttendanceByHand, type Fixture, type Rule } from '../../support/attendance-by-hand.js';
import { ListDueRoundsHandler } from '../../../src/attendance/queries/notifications/list-due-rounds.query.js';
import { SqlDailyRounds } from '../../../src/attendance/persistence/notifications/sql-daily-rounds.js';
import { PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { countStatements } from '../../support/statements.js';

const ZONE = 'Europe/Warsaw';
const NOW = new Date();
const TODAY = dateIn(ZONE, NOW);
const clock = { now: () => NOW };
const GRADES = ['07', '08'] as const;

let kit: PersistenceKit;
let hand: AttendanceByHand;
let replica: TestReplica;
beforeAll(async () => {
  kit = await PersistenceKit.start();
  hand = new AttendanceByHand(kit);
  replica = kit.replica({ size: 8 });
});
afterAll(() => kit.stop());

const anyRule = fc
  .record({
    measure: fc.constantFrom(...ALERT_MEASURES),
    threshold: fc.integer({ min: 1, max: 4 }),
    windowDays: fc.integer({ min: 1, max: 9 }),
    minSessions: fc.integer({ min: 1, max: 4 }),
    yearGroup: fc.option(fc.constantFrom(...GRADES)),
    active: fc.boolean(),
  })
  .map(({ measure, threshold, windowDays, minSessions, ...rest }): AlertRuleDetails => ({
    title: 'A rule',
    closesItself: true,
    tells: [],
    measure,
    ...rest,
    threshold: measure === 'rate' ? threshold * 25 : threshold,
    windowDays: measure === 'consecutive_absence' ? null : windowDays,
    minSessions: measure === 'rate' ? minSessions : null,
  }));
const anyDay = fc
  .record({
    ago: fc.integer({ min: -1, max: 10 }),
    possible: fc.constantFrom(0, 2, 4),
    absence: fc.integer({ min: 0, max: 4 }),
    late: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ ago, possible, absence, late }): AlertDay => {
    const attended = Math.max(0, possible - absence);
    return { date: addDays(TODAY, -ago), possible, attended, late, minutesLate: 2 * late };
  });
const anyStudent = fc.record({
  grade: fc.constantFrom(...GRADES),
  days: fc.uniqueArray(anyDay, { selector: ({ date }) => date, maxLength: 8 }),
});

/** A school with these rules and figures, in PostgreSQL and in memory. */
async function made(
  rules: readonly AlertRuleDetails[],
  students: readonly { grade: string; days: readonly AlertDay[] }[],
) {
  const schoolId = await kit.school(ZONE);
  const by = actorWith('office', schoolId, await kit.person());
  const store = new InMemoryAlerts(ZONE);
  const known = rules.map((details) => AlertRule.create(details, by));
  store.rules.push(...known);
  await replica.unitOfWork.run(by, async () =>
    known.forEach((rule) => new MikroAlertRuleRepository().add(rule)),
  );
  for (const { grade, days } of students) {
    const id = newId();
    store.days.set(id, days);
    store.yearGroups.set(id, grade);
    await kit.admin.query(
      `insert into roster.people (school_id, id, roles, given_name, family_name, grades)
       values ($1, $2, '{student}', 'Ada', 'Byron', array[$3])`,
      [schoolId, id, grade],
    );
    await kit.admin.query(
      `insert into attendance.daily_summaries (school_id, date, student_id, rule, marks, not_required, possible, attended,
         authorised_absence, unauthorised_absence, late, minutes_late, minutes_early, codes)
       select $1, d.date, $2, 1, 2, 2 - d.possible / 2, d.possible, d.attended, 0, d.possible - d.attended, d.late,
         d."minutesLate", 0, '{}'
       from jsonb_to_recordset($3) as d (date date, possible int, attended int, late int, "minutesLate" int)`,
      [schoolId, id, JSON.stringify(days)],
    );
  }
  return { store, by };
}

const inPostgres = () =>
  new AlertWatch({ alerts: new MikroAlertRepository(), findings: new SqlAlertFindings(), clock });
const look = (by: Actor, date: string | null = null) =>
  replica.unitOfWork.run(by, () => inPostgres().look(date, by));
const standing = ({ schoolId }: Actor) =>
  kit.rows<{ ruleId: string; studentId: string }>(
    `select rule_id as "ruleId", student_id as "studentId", state, holds, evidence from attendance.alerts
     where school_id = $1 order by rule_id, student_id, id`,
    [schoolId],
  );

const TWO_DAYS: AlertRuleDetails = {
  title: 'Two days',
  measure: 'consecutive_absence',
  threshold: 2,
  windowDays: null,
  minSessions: null,
  yearGroup: null,
  closesItself: true,
  tells: [],
  active: true,
};
const missed = [0, 1].map((ago) => ({
  date: addDays(TODAY, -ago),
  possible: 2,
  attended: 0,
  late: 0,
  minutesLate: 0,
}));

describe('limits in PostgreSQL', () => {
  it('A11 find of all students at once what the rule finds of each, whatever the figures are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRule, { minLength: 1, maxLength: 4 }),
        fc.array(anyStudent, { minLength: 1, maxLength: 4 }),
        fc.option(fc.integer({ min: 0, max: 3 })),
        async (rules, students, ago) => {
          const { store, by } = await made(rules, students);
          const date = ago === null ? null : addDays(TODAY, -ago);
          const keyed = (a: { ruleId: string; studentId: string }) => a.ruleId + a.studentId;
          const [sql, memory] = [
            await replica.unitOfWork.run(by, () => new SqlAlertFindings().of(NOW, date)),
            await store.of(NOW, date),
          ].map((found) => found.toSorted((a, b) => (keyed(a) < keyed(b) ? -1 : 1)));
          expect(sql).toEqual(memory);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('open one alert for a rule and a student, however many look at once', async () => {
    const { by } = await made(
      [TWO_DAYS, { ...TWO_DAYS, threshold: 1 }],
      [1, 2, 3].map(() => ({ grade: '07', days: missed })),
    );
    await Promise.all([look(by), look(by), look(by, TODAY), look(by, missed[1]!.date), look(by)]);
    const alerts = await standing(by);
    expect(alerts).toHaveLength(6);
    expect(new Set(alerts.map(({ ruleId, studentId }) => ruleId + studentId)).size).toBe(6);
    const opened = await kit.rows(
      `select from platform.outbox where school_id = $1 and type = 'attendance.alert_opened'`,
      [by.schoolId],
    );
    expect(opened).toHaveLength(6);
  });

  it('see a close by hand that goes on meanwhile, and open no other for it', async () => {
    const { by } = await made([TWO_DAYS], [{ grade: '07', days: missed }]);
    await look(by);
    const [{ id }] = (await kit.rows<{ id: string }>(
      'select id from attendance.alerts where school_id = $1',
      [by.schoolId],
    )) as [{ id: string }];
    const close = replica.unitOfWork.run(by, async () =>
      (await new MikroAlertRepository().byId(id)).close('Spoken to', by, NOW),
    );
    await Promise.all([close, look(by), look(by)]);
    await look(by);
    expect(await standing(by)).toMatchObject([{ state: 'closed', holds: true }]);
  });

  it('leave those alone who have left, and end what they had', async () => {
    const { store, by } = await made([TWO_DAYS], [{ grade: '07', days: missed }]);
    await look(by);
    await kit.admin.query(`update roster.people set status = 'left' where id = any ($1)`, [
      [...store.days.keys()],
    ]);
    await look(by, TODAY);
    await look(by);
    expect(await standing(by)).toMatchObject([{ state: 'closed', holds: false }]);
  });

  it('are looked at by as many statements for thirty students as for one', async () => {
    const many = (count: number) => Array.from({ length: count }, () => ({ grade: '07', days: missed }));
    const [one, thirty] = [
      await made([TWO_DAYS], many(1)),
      await made([TWO_DAYS, { ...TWO_DAYS, threshold: 1 }], many(30)),
    ];
    const cost = async (by: Actor) => (await countStatements(() => look(by))).statements;
    const opening = [await cost(one.by), await cost(thirty.by)];
    expect(await standing(thirty.by)).toHaveLength(60);
    expect(opening[1]).toBe(opening[0]);
    expect(await cost(thirty.by)).toBe(await cost(one.by));
  });

  it('are looked at once a night, by the school’s clock, where a rule is in force', async () => {
    const { by } = await made([TWO_DAYS], [{ grade: '07', days: missed }]);
    const idle = await made([{ ...TWO_DAYS, active: false }], []);
    const due = async ({ schoolId }: Actor, time: string) => {
      const now = () => instantOf(ZONE, TODAY, time);
      const rounds = await new ListDueRoundsHandler(replica.reader, { now }).execute();
      return rounds.filter((one) => one.schoolId === schoolId).map(({ round }) => round);
    };
    expect(await due(by, '00:59')).toEqual([]);
    expect(await due(by, '01:00')).toEqual(['alerts']);
    expect(await due(idle.by, '01:00')).toEqual([]);
    const rounds = new SqlDailyRounds();
    const round = new MakeAlertRoundUseCase({ rounds, desk: rounds, watch: inPostgres(), clock });
    await Promise.all([1, 2].map(() => replica.unitOfWork.run(by, () => round.execute(by))));
    expect(await due(by, '01:01')).toEqual([]);
    expect(await standing(by)).toHaveLength(1);
    await kit.admin.query('delete from attendance.daily_summaries where school_id = $1', [by.schoolId]);
    await replica.unitOfWork.run(by, () => round.execute(by));
    expect(await standing(by)).toMatchObject([{ state: 'open' }]); // it was made before
  });
});

const drop = (table: string, constraint: string) =>
  `alter table attendance.${table} drop constraint ${constraint}`;
const rule = ({ school }: Fixture, id: string, { measure = 'rate', window = '10', sessions = '5' } = {}) =>
  `insert into attendance.alert_rules (id, school_id, title, measure, threshold, window_days, min_sessions, closes_itself, tells, active)
   values ('${id}', '${school}', 'A rule', '${measure}', 3, ${window}, ${sessions}, true, '[]', true);`;
const alert = (
  { school, marked }: Fixture,
  ruleId: string,
  { state = 'open', holds = true, closed = 'null', by = 'null' } = {},
) =>
  `insert into attendance.alerts (id, school_id, rule_id, student_id, rule_title, closes_itself, evidence, opened_on, opened_at,
     state, holds, ended_at, closed_at, closed_by)
   values (gen_random_uuid(), '${school}', '${ruleId}', '${marked}', 'A rule', true, '{}', current_date, now(),
     '${state}', ${holds}, ${holds ? 'null' : 'now()'}, ${closed}, ${by});`;

const RULES: Readonly<Record<string, Rule>> = {
  'two open alerts of a rule and a student': {
    violation: (at) => {
      const id = newId();
      return rule(at, id) + alert(at, id) + alert(at, id, { state: 'acknowledged' });
    },
    refusedBy: 'alerts_once',
    without: 'drop index attendance.alerts_once',
  },
  'another one while the rule applies to one that somebody has closed': {
    violation: (at) => {
      const id = newId();
      return rule(at, id) + alert(at, id, { state: 'closed', closed: 'now()' }) + alert(at, id);
    },
    refusedBy: 'alerts_once',
    without: 'drop index attendance.alerts_once',
  },
  'an alert of no rule of the school': {
    violation: (at) => alert(at, newId()),
    refusedBy: 'alerts_rule_kept',
    without: drop('alerts', 'alerts_rule_kept'),
  },
  'the removal of a rule that has alerts': {
    violation: (at) => {
      const id = newId();
      return `${rule(at, id)} ${alert(at, id)} delete from attendance.alert_rules where id = '${id}'`;
    },
    refusedBy: 'alerts_rule_kept',
    without: drop('alerts', 'alerts_rule_kept'),
  },
  'what is closed without a time': {
    violation: (at) => {
      const id = newId();
      return rule(at, id) + alert(at, id, { state: 'closed' });
    },
    refusedBy: 'alerts_closed',
    without: drop('alerts', 'alerts_closed'),
  },
  'what somebody has closed for no reason': {
    violation: (at) => {
      const id = newId();
      return rule(at, id) + alert(at, id, { state: 'closed', closed: 'now()', by: `'${newId()}'` });
    },
    refusedBy: 'alerts_closed_for_a_reason',
    without: drop('alerts', 'alerts_closed_for_a_reason'),
  },
  'a rate without a window': {
    violation: (at) => rule(at, newId(), { window: 'null' }),
    refusedBy: 'alert_rules_window',
    without: drop('alert_rules', 'alert_rules_window'),
  },
  'days in a row of so many sessions': {
    violation: (at) => rule(at, newId(), { measure: 'consecutive_absence', window: 'null' }),
    refusedBy: 'alert_rules_sessions',
    without: drop('alert_rules', 'alert_rules_sessions'),
  },
};

describe('of limits the database refuses by itself', () => {
  it.each(Object.entries(RULES))('%s', async (_, { violation, refusedBy, without }) => {
    const at = await hand.fixture();
    const refusal = await hand.attempt(at, violation(at));
    expect(refusal?.constraint ?? refusal?.code).toMatch(refusedBy);
    expect(await hand.attempt(at, violation(at), without)).toBeUndefined();
  });

  it('and nothing that is in order: another one once the rule has ceased to apply', async () => {
    const at = await hand.fixture();
    const id = newId();
    const closed = alert(at, id, { state: 'closed', closed: 'now()', holds: false });
    expect(await hand.attempt(at, rule(at, id) + closed + closed + alert(at, id))).toBeUndefined();
  });
});

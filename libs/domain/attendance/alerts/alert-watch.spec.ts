import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../kernel/local-date.js';
import { newId } from '../../kernel/id.js';
import { actorWith } from '../testing/actors.js';
import { AlertRule } from './alert-rule.js';
import { AlertWatch } from './alert-watch.js';
import type { AlertDay, AlertRuleDetails } from './alert.words.js';
import { InMemoryAlerts } from './testing/in-memory-alerts.js';

const NOW = new Date('2026-11-20T12:00:00Z');
const TODAY = '2026-11-20';
const clock = { now: () => NOW };
const office = actorWith('office', newId(), newId());
const STUDENTS = ['ada', 'ben', 'cas'];
const DATES = [0, 1, 2].map((ago) => addDays(TODAY, -ago));
const details: AlertRuleDetails = {
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
const often: AlertRuleDetails = {
  ...details,
  title: 'Often',
  measure: 'rate',
  threshold: 60,
  windowDays: 3,
  minSessions: 2,
};
const RULES = [details, { ...often, closesItself: false }, { ...details, threshold: 1, yearGroup: '8' }].map(
  (one) => AlertRule.create(one, office),
);

function school(days: ReadonlyMap<string, readonly AlertDay[]> = new Map()) {
  const store = new InMemoryAlerts();
  store.rules.push(...RULES);
  store.yearGroups.set('ada', '8');
  for (const [student, of] of days) store.days.set(student, of);
  const watch = new AlertWatch({ alerts: store, findings: store, clock });
  return { store, look: (date: string | null = null) => watch.look(date, office) };
}
const standing = ({ alerts }: InMemoryAlerts) =>
  alerts
    .map(({ ruleId, studentId, state, holds, evidence }) => ({ ruleId, studentId, state, holds, evidence }))
    .toSorted((a, b) => (`${a.ruleId}${a.studentId}` < `${b.ruleId}${b.studentId}` ? -1 : 1));

const absent = (date: string): AlertDay => ({ date, possible: 4, attended: 0, late: 0, minutesLate: 0 });
const anyDays = fc
  .array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 3, maxLength: 3 })
  .map((attended) =>
    attended.flatMap((halves, i) => (halves === null ? [] : [{ ...absent(DATES[i]!), attended: halves }])),
  );
const anySchool = fc
  .tuple(anyDays, anyDays, anyDays)
  .map((all) => new Map(STUDENTS.map((student, i) => [student, all[i]!] as const)));
const anyLook = fc.constantFrom<string | null>(null, ...DATES);

describe('limits that are looked at', () => {
  it('come to the same alerts in any order, of any days, however often', async () => {
    await fc.assert(
      fc.asyncProperty(anySchool, fc.array(anyLook, { maxLength: 6 }), async (days, looks) => {
        const [once, often_] = [school(days), school(days)];
        await once.look();
        for (const date of looks) await often_.look(date);
        await often_.look();
        expect(standing(often_.store)).toEqual(standing(once.store));
      }),
    );
  });

  it('never have two alerts of one rule and student, nor open one again that somebody has closed', async () => {
    const step = fc.oneof(
      fc.record({ look: anyLook }),
      fc.record({ days: anySchool }),
      fc.record({ close: fc.nat(20) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { store, look } = school();
        for (const one of steps) {
          if ('days' in one) for (const [student, of] of one.days) store.days.set(student, of);
          if ('look' in one) await look(one.look);
          const open = store.alerts.filter(({ state }) => state !== 'closed');
          if ('close' in one && open.length > 0)
            open[one.close % open.length]!.close('Spoken to', office, NOW);
          const live = (await store.live()).map(({ ruleId, studentId }) => `${ruleId} ${studentId}`);
          expect(new Set(live).size).toBe(live.length);
        }
        const before = store.alerts.length;
        await look();
        await look();
        const opened = store.alerts.slice(before);
        expect(new Set(opened.map(({ ruleId, studentId }) => `${ruleId} ${studentId}`)).size).toBe(
          opened.length,
        );
      }),
    );
  });

  it('stay closed while the rule applies, and open again when it has ceased to and applies again', async () => {
    const { store, look } = school(new Map([['ben', [absent(DATES[1]!), absent(TODAY)]]]));
    await look();
    const [first] = store.alerts.filter(({ ruleId }) => ruleId === RULES[0]!.id);
    first!.close('The family was called', office, NOW);
    await look();
    await look(TODAY);
    expect(store.alerts.filter(({ ruleId }) => ruleId === RULES[0]!.id)).toHaveLength(1);
    store.days.set('ben', [absent(DATES[1]!), { ...absent(TODAY), attended: 4 }]);
    await look();
    expect(first).toMatchObject({ state: 'closed', holds: false, closeReason: 'The family was called' });
    store.days.set('ben', [absent(DATES[1]!), absent(TODAY)]);
    await look();
    expect(store.alerts.filter(({ ruleId }) => ruleId === RULES[0]!.id)).toMatchObject([
      { state: 'closed' },
      { state: 'open', holds: true },
    ]);
  });

  it('close what closes itself when the rule ceases to apply, and leave what does not', async () => {
    const { store, look } = school(new Map([['ben', [absent(DATES[1]!), absent(TODAY)]]]));
    await look();
    store.days.set(
      'ben',
      DATES.map((date) => ({ ...absent(date), attended: 4 })),
    );
    await look(TODAY);
    const of = (rule: AlertRule) => store.alerts.find(({ ruleId }) => ruleId === rule.id)!;
    expect(of(RULES[0]!)).toMatchObject({ state: 'closed', holds: false, closedBy: null, closeReason: null });
    expect(
      of(RULES[0]!)
        .takeEvents()
        .map((event) => event.type),
    ).toEqual(['attendance.alert_opened', 'attendance.alert_closed']);
    expect(of(RULES[1]!)).toMatchObject({ state: 'open', holds: false });
    store.days.set('ben', [absent(DATES[1]!), absent(TODAY)]);
    await look();
    expect(of(RULES[1]!)).toMatchObject({ state: 'open', holds: true, endedAt: null });
  });
});

describe('an alert', () => {
  const opened = async () => {
    const { store, look } = school(new Map([['ben', [absent(DATES[1]!), absent(TODAY)]]]));
    await look();
    return store.alerts[0]!;
  };

  it('is acknowledged once, and closed once for a reason', async () => {
    const alert = await opened();
    alert.acknowledge('Called home', office, NOW);
    expect(alert).toMatchObject({
      state: 'acknowledged',
      note: 'Called home',
      acknowledgedBy: office.personId,
    });
    expect(() => alert.acknowledge(null, office, NOW)).toThrow('The alert is acknowledged already.');
    alert.close('Back at school', office, NOW);
    expect(() => alert.close('Again', office, NOW)).toThrow('The alert is closed already.');
    expect(() => alert.acknowledge(null, office, NOW)).toThrow('The alert is closed already.');
  });
});

describe('a rule', () => {
  it.each<[Partial<AlertRuleDetails>, string]>([
    [{ measure: 'rate' }, '/windowDays'],
    [{ measure: 'rate', windowDays: 10 }, '/minSessions'],
    [{ measure: 'rate', windowDays: 10, minSessions: 5, threshold: 101 }, '/threshold'],
    [{ windowDays: 10 }, '/windowDays'],
    [{ threshold: 61 }, '/threshold'],
    [{ measure: 'lateness', windowDays: 10, minSessions: 3 }, '/minSessions'],
  ])('is refused when it is unsound: %j', (changes, pointer) => {
    const fault = { pointer, detail: expect.any(String) };
    let refusal: unknown;
    try {
      AlertRule.create({ ...details, ...changes }, office);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({
      code: 'attendance.alert_rule_unsound',
      faults: expect.arrayContaining([fault]),
    });
  });
});

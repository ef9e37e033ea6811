import { newId } from '#domain/kernel/id';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

const RULE = { title: 'Three days', measure: 'consecutive_absence', threshold: 3 };

async function aRule({ office }: SchoolFixtures): Promise<Ids> {
  return { ruleId: (await office.make('/alert-rules', RULE)).id };
}

/** An alert that nobody has seen yet; the rule is switched off, so that it stays as it is. */
async function anAlert(some: SchoolFixtures): Promise<Ids> {
  const { app, school, office } = some;
  const rule = await office.make('/alert-rules', { ...RULE, active: false });
  const [alertId, student] = [newId(), await office.student()];
  const evidence = {
    measure: RULE.measure,
    threshold: 3,
    numerator: 3,
    denominator: 3,
    sessions: 3,
    days: 3,
  };
  await app.admin.query(
    `insert into attendance.alerts (id, school_id, rule_id, student_id, rule_title, closes_itself, evidence, opened_on,
       opened_at, state, holds, ended_at)
     values ($1, $2, $3, $4, 'Three days', false, $5, current_date, now(), 'open', false, now())`,
    [alertId, school.id, rule.id, student.id, { ...evidence, from: '2026-11-16', to: '2026-11-18' }],
  );
  return { alertId, ruleId: rule.id };
}

/** The samples of the routes of limits. */
export const ALERT_SAMPLES: Readonly<Record<string, Sample>> = {
  'GET /schools/{schoolId}/alert-rules': {},
  'POST /schools/{schoolId}/alert-rules': { body: () => RULE },
  'GET /schools/{schoolId}/alert-rules/{ruleId}': { ids: aRule },
  'PATCH /schools/{schoolId}/alert-rules/{ruleId}': { ids: aRule, body: () => ({ threshold: 4 }) },
  'DELETE /schools/{schoolId}/alert-rules/{ruleId}': { ids: aRule },
  'GET /schools/{schoolId}/alerts': {},
  'GET /schools/{schoolId}/alerts/{alertId}': { ids: anAlert },
  'GET /schools/{schoolId}/alerts/{alertId}/explanation': { ids: anAlert },
  'POST /schools/{schoolId}/alerts/{alertId}/acknowledge': {
    ids: anAlert,
    body: () => ({ note: 'The family was called' }),
  },
  'POST /schools/{schoolId}/alerts/{alertId}/close': {
    ids: anAlert,
    body: () => ({ reason: 'Back at school' }),
  },
};

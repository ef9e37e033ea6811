import { Alert } from '#domain/attendance/alerts/alert';
import { AlertRule } from '#domain/attendance/alerts/alert-rule';
import { AlertRuleInUse, AlertStands } from '#domain/attendance/alerts/alert.errors';
import { constraintMeans, removalMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(AlertRule, {
  table: 'attendance.alert_rules',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    title: p.string(),
    measure: p.string(),
    threshold: p.integer(),
    windowDays: p.integer().nullable(),
    minSessions: p.integer().nullable(),
    yearGroup: p.string().nullable(),
    closesItself: p.boolean(),
    tells: p.json(),
    active: p.boolean(),
    version: p.integer().version(),
  }),
});

mapClass(Alert, {
  table: 'attendance.alerts',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    ruleId: p.uuid(),
    studentId: p.uuid(),
    ruleTitle: p.string(),
    closesItself: p.boolean(),
    evidence: p.json(),
    openedOn: p.date(),
    openedAt: p.datetime(),
    state: p.string(),
    holds: p.boolean(),
    endedAt: p.datetime().nullable(),
    acknowledgedAt: p.datetime().nullable(),
    acknowledgedBy: p.uuid().nullable(),
    note: p.string().nullable(),
    closedAt: p.datetime().nullable(),
    closedBy: p.uuid().nullable(),
    closeReason: p.string().nullable(),
    version: p.integer().version(),
  }),
});

removalMeans('alerts_rule_kept', () => new AlertRuleInUse());
constraintMeans('alerts_once', () => new AlertStands());

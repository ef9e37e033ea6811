import { Attempt } from '#domain/learning/assessment/attempt';
import { AttemptBegun, AttemptOver, NoAttemptLeft } from '#domain/learning/assessment/attempt.errors';
import { ItemResult } from '#domain/learning/assessment/item-result';
import { ItemHasEvidence } from '#domain/learning/progress/progress.errors';
import { constraintMeans, removalMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';
import { isPublished } from './is-published.js';

mapClass(Attempt, {
  table: 'learning.attempts',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    runId: p.uuid(),
    itemId: p.uuid(),
    learnerId: p.uuid(),
    enrolmentId: p.uuid(),
    number: p.integer(),
    most: p.integer().nullable(),
    minutes: p.integer().nullable(),
    state: p.string(),
    startedAt: p.datetime(),
    dueAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    asked: p.json(),
    answers: p.json(),
    marks: p.json(),
    score: p.decimal('number').nullable(),
    points: p.decimal('number'),
    version: p.integer().version(),
    isPublished: p.boolean().formula(isPublished),
  }),
  audit: 'none', // its answers have versions, its marks a history of their own, its states are events
});

mapClass(ItemResult, {
  table: 'learning.results',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    runId: p.uuid(),
    itemId: p.uuid(),
    learnerId: p.uuid(),
    enrolmentId: p.uuid(),
    score: p.decimal('number').nullable(),
    points: p.decimal('number').nullable(),
    releasedScore: p.decimal('number').nullable(),
    releasedPoints: p.decimal('number').nullable(),
    override: p.decimal('number').nullable(),
    overridePoints: p.decimal('number').nullable(),
    reason: p.string().nullable(),
    changedAt: p.datetime(),
    changedBy: p.uuid().nullable(),
    version: p.integer().version(),
    isPublished: p.boolean().formula(isPublished),
  }),
  audit: 'none', // each of its versions is kept
});

constraintMeans('attempts_once', () => new AttemptBegun());
constraintMeans('attempts_limit', () => new NoAttemptLeft(0));
constraintMeans('attempts_in_time', () => new AttemptOver('overdue', null));
removalMeans('attempts_of_items', () => new ItemHasEvidence());
removalMeans('results_of_items', () => new ItemHasEvidence());

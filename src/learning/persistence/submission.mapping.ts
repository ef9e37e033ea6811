import { AttemptBegun } from '#domain/learning/assessment/attempt.errors';
import { Submission } from '#domain/learning/assessment/submission';
import { SubmittedFile } from '#domain/learning/assessment/submitted-file';
import { ItemHasEvidence } from '#domain/learning/progress/progress.errors';
import { constraintMeans, removalMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';
import { isPublished } from './is-published.js';

mapClass(Submission, {
  table: 'learning.submissions',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    runId: p.uuid(),
    itemId: p.uuid(),
    learnerId: p.uuid(),
    enrolmentId: p.uuid(),
    number: p.integer(),
    state: p.string(),
    submittedAt: p.datetime(),
    daysLate: p.integer(),
    reduction: p.integer().nullable(),
    text: p.text().nullable(),
    links: p.array(),
    files: p.integer(),
    grade: p.json().nullable(),
    score: p.decimal('number').nullable(),
    points: p.decimal('number'),
    rubric: p.json().nullable(),
    version: p.integer().version(),
    isPublished: p.boolean().formula(isPublished),
  }),
  audit: 'none', // it stays as it was handed in, and each of its grades is kept
});

mapClass(SubmittedFile, {
  table: 'learning.submission_files',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    submissionId: p.uuid(),
    place: p.integer(),
    sourceId: p.uuid().nullable(),
    removedAt: p.datetime().nullable(),
    ofSchool: p.boolean(),
    name: p.string(),
    mediaType: p.string(),
    bytes: p.bigint('number'),
  }),
  audit: 'none', // part of what was handed in, and it says itself when it was removed
});

constraintMeans('submissions_once', () => new AttemptBegun());
removalMeans('submissions_of_items', () => new ItemHasEvidence());

import { Certificate } from '#domain/learning/certificates/certificate';
import { NothingToCertify } from '#domain/learning/certificates/certificate.errors';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Certificate, {
  table: 'learning.certificates',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    enrolmentId: p.uuid(),
    runId: p.uuid(),
    learnerId: p.uuid(),
    round: p.integer(),
    replaces: p.uuid().nullable(),
    number: p.integer(),
    code: p.string(),
    learnerName: p.string(),
    courseTitle: p.string(),
    runTitle: p.string(),
    schoolName: p.string(),
    completedOn: p.date(),
    issuedAt: p.datetime(),
    state: p.string(),
    cause: p.string().nullable(),
    reason: p.string().nullable(),
    revokedAt: p.datetime().nullable(),
    revokedBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
  audit: { secret: ['code'] },
});

constraintMeans('certificates_of_completed', () => new NothingToCertify());

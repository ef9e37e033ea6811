/**
 * The one declared matrix of permissions: who may do what, and how far. Guards, socket subscriptions, jobs, the
 * documentation and the tests are driven by it; what is not named here is refused.
 *
 * `all` reaches everything in the school (or district, or platform) that the role is held in; `own` only what is the
 * person's: the sections that a teacher teaches, the student oneself, the students that a guardian looks after.
 */
export type Reach = 'all' | 'own';

export const ROLES = [
  'platform-admin',
  'district-admin',
  'school-admin',
  'office',
  'teacher',
  'student',
  'guardian',
  'auditor',
  'integration',
  'recorder',
] as const;
export type Role = (typeof ROLES)[number];

type Grants = Partial<Record<Role, Reach>>;

const leaders: Grants = { 'platform-admin': 'all', 'district-admin': 'all', 'school-admin': 'all' };
const office: Grants = { ...leaders, office: 'all' };
const officeAndClients: Grants = { ...office, integration: 'all' };
const staffReaders: Grants = { ...officeAndClients, teacher: 'all', auditor: 'all' };
/** Whoever may be written to, for themselves. */
const recipients: Grants = {
  'platform-admin': 'own',
  'district-admin': 'own',
  'school-admin': 'own',
  office: 'own',
  teacher: 'own',
  student: 'own',
  guardian: 'own',
};
/** What the school has given an API key. */
const programs: Grants = { integration: 'all', recorder: 'all' };
/** Those who run or watch the school see all of it, the others what is theirs. */
const officeElseOwn: Grants = {
  ...officeAndClients,
  auditor: 'all',
  teacher: 'own',
  student: 'own',
  guardian: 'own',
};
const everyoneToTheirReach: Grants = { ...staffReaders, student: 'own', guardian: 'own' };

export const PERMISSIONS = {
  'identity.district.create': { 'platform-admin': 'all' },
  'identity.district.manage': { 'platform-admin': 'all', 'district-admin': 'all' },
  'identity.school.read': everyoneToTheirReach,
  'identity.school.manage': leaders,
  'identity.membership.read': { ...office, auditor: 'all' },
  'identity.membership.manage': leaders,
  'identity.invitation.manage': office,
  'identity.api-key.manage': leaders,
  'identity.webhook.manage': leaders,
  'identity.audit.read': { ...leaders, auditor: 'all' },
  'identity.account.erase': { 'platform-admin': 'all' },
  'platform.job.read': { ...officeAndClients, teacher: 'own', auditor: 'all' },
  'platform.job.retry': leaders,
  'platform.upload.make': { ...office, teacher: 'own', student: 'own' },
  /** What courses are made of: as large as a whole person's share of the school's room. Others hand in work. */
  'platform.upload.publish': { ...office, teacher: 'own' },
  'roster.calendar.read': everyoneToTheirReach,
  'roster.calendar.manage': office,
  'roster.section.read': everyoneToTheirReach,
  'roster.section.manage': officeAndClients,
  'roster.person.read': { ...staffReaders, student: 'own', guardian: 'own' },
  'roster.person.manage': officeAndClients,
  /** For good, so it is a decision of those who lead, and no program's. */
  'roster.person.erase': leaders,
  'roster.erasure.read': { ...leaders, auditor: 'all' },
  'roster.enrolment.manage': officeAndClients,
  'roster.import': leaders,
  'roster.export': { ...leaders, integration: 'all' },
  'attendance.register.read': { ...officeAndClients, auditor: 'all', teacher: 'own' },
  'attendance.register.mark': { ...office, teacher: 'own' },
  'attendance.register.submit': { ...office, teacher: 'own' },
  'attendance.register.amend': { ...office, teacher: 'own' },
  'attendance.register.override': office,
  'attendance.register.manage': office,
  'attendance.register.reopen': leaders,
  'attendance.proposal.read': { ...office, auditor: 'all', teacher: 'own' },
  'attendance.proposal.decide': office,
  'attendance.absence.read': officeElseOwn,
  'attendance.absence.request': { ...office, teacher: 'own', guardian: 'own' },
  'attendance.absence.decide': office,
  'attendance.record.read': { ...officeAndClients, auditor: 'all', teacher: 'own' },
  'attendance.desk.read': { ...office, auditor: 'all' },
  'attendance.desk.manage': office,
  'attendance.check-in.manage': { ...office, teacher: 'own' },
  'attendance.check-in.self': { student: 'own' },
  'attendance.overdue.read': { ...officeAndClients, auditor: 'all' },
  'attendance.analytics.read': { ...officeAndClients, auditor: 'all', teacher: 'own' },
  'attendance.analytics.compare': { 'platform-admin': 'all', 'district-admin': 'all' },
  'attendance.student.read': officeElseOwn,
  'attendance.alert.read': { ...officeAndClients, auditor: 'all', teacher: 'own' },
  'attendance.alert.manage': office,
  'attendance.alert-rule.read': { ...officeAndClients, auditor: 'all' },
  'attendance.alert-rule.manage': leaders,
  'attendance.code.read': everyoneToTheirReach,
  'attendance.code.manage': leaders,
  'attendance.settings.read': { ...officeAndClients, auditor: 'all' },
  'attendance.settings.manage': leaders,
  'attendance.import': office,
  'attendance.export': { ...leaders, integration: 'all' },
  'attendance.notification.read': { ...office, auditor: 'all', teacher: 'own', guardian: 'own' },
  'attendance.notification.choose': recipients,
  'learning.course.read': officeElseOwn,
  'learning.course.manage': { ...office, teacher: 'own' },
  'learning.enrolment.read': officeElseOwn,
  'learning.enrolment.manage': { ...office, teacher: 'own' },
  'learning.enrolment.self': { office: 'own', teacher: 'own', student: 'own' },
  'learning.progress.read': officeElseOwn,
  'learning.progress.note': { office: 'own', teacher: 'own', student: 'own' },
  'learning.progress.reset': { ...office, teacher: 'own' },
  'learning.question.read': { ...office, auditor: 'all', teacher: 'own' },
  'learning.question.manage': { ...office, teacher: 'own' },
  'learning.attempt.read': officeElseOwn,
  'learning.attempt.take': { office: 'own', teacher: 'own', student: 'own' },
  'learning.grade.read': { ...officeAndClients, auditor: 'all', teacher: 'own' },
  'learning.grade.manage': { ...office, teacher: 'own' },
  'learning.certificate.read': officeElseOwn,
  'learning.certificate.manage': { ...office, teacher: 'own' },
  'learning.presence.note': { office: 'own', teacher: 'own', student: 'own' },
  'learning.discussion.write': { ...office, teacher: 'own', student: 'own' },
  'learning.discussion.moderate': { ...office, teacher: 'own' },
  /** What is published to the members of a school. */
  'academy.content.read': everyoneToTheirReach,
  /** What is written, reviewed, scheduled and archived: one's own, or of everybody. */
  'academy.draft.read': { ...officeAndClients, auditor: 'all', teacher: 'own' },
  'academy.content.write': { ...office, teacher: 'own' },
  'academy.content.review': office,
  'academy.site.manage': office,
  'academy.resource.read': officeElseOwn,
  'academy.resource.manage': { ...office, teacher: 'own' },
  'academy.resource.download': { ...office, teacher: 'own', student: 'own', guardian: 'own' },
  'overview.student.read': officeElseOwn,
  'overview.teacher.read': { ...officeAndClients, auditor: 'all', teacher: 'own' },
  'overview.school.read': { ...officeAndClients, auditor: 'all' },
  'academy.event.read': officeElseOwn,
  'academy.event.manage': { ...office, teacher: 'own' },
  'academy.registration.read': { ...office, auditor: 'all', teacher: 'own', student: 'own', guardian: 'own' },
  'academy.registration.manage': { ...office, teacher: 'own' },
  /** Seats are for members of the school, for themselves. */
  'academy.registration.self': {
    'school-admin': 'own',
    office: 'own',
    teacher: 'own',
    student: 'own',
    guardian: 'own',
  },
  'academy.check-in.make': { ...office, teacher: 'own' },
  'learning.statement.read': programs,
  'learning.statement.write': programs,
  'learning.record-store.read': { ...leaders, auditor: 'all' },
  /** Granted by no role: a ledger is its owner's, who alone says with whom it is shared. */
  'finance.ledger.read': {},
} as const satisfies Record<string, Grants>;

export type Permission = keyof typeof PERMISSIONS;

/** The furthest reach that any of these roles has; `none` when no role grants the permission. */
export function reachOf(roles: Iterable<Role>, permission: Permission): Reach | 'none' {
  const grants: Grants = PERMISSIONS[permission];
  let reach: Reach | 'none' = 'none';
  for (const role of roles) {
    if (grants[role] === 'all') return 'all';
    if (grants[role] === 'own') reach = 'own';
  }
  return reach;
}

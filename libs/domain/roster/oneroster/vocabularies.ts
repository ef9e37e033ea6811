/** The closed word lists of the OneRoster CSV binding. Lists marked extensible in a file's table also take `ext:*`. */
export const STATUSES = ['active', 'tobedeleted'] as const;
/** Version 1.1 still knows packages that say `inactive` for what must go. */
export const STATUSES_OF_1_1 = ['active', 'inactive', 'tobedeleted'] as const;

export const ORG_TYPES = ['department', 'district', 'local', 'national', 'school', 'state'] as const;
export const SESSION_TYPES = ['gradingPeriod', 'schoolYear', 'semester', 'term'] as const;
export const CLASS_TYPES = ['homeroom', 'scheduled'] as const;
export const ROLE_TYPES = ['primary', 'secondary'] as const;

export const ROLES = [
  'aide',
  'counselor',
  'districtAdministrator',
  'guardian',
  'parent',
  'principal',
  'proctor',
  'relative',
  'siteAdministrator',
  'student',
  'systemAdministrator',
  'teacher',
] as const;

/** Of `users.csv` in version 1.1, where a user has one role for all of the orgs. */
export const ROLES_OF_1_1 = [
  'administrator',
  'aide',
  'guardian',
  'parent',
  'proctor',
  'relative',
  'student',
  'teacher',
] as const;

export const ENROLLMENT_ROLES = ['administrator', 'proctor', 'student', 'teacher'] as const;

/** Every data file that a manifest of version 1.2 lists, in the order in which it is written. */
export const MANIFEST_FILES = [
  'academicSessions',
  'categories',
  'classes',
  'classResources',
  'courses',
  'courseResources',
  'demographics',
  'enrollments',
  'lineItems',
  'lineItemLearningObjectiveIds',
  'lineItemScoreScales',
  'orgs',
  'resources',
  'results',
  'resultLearningObjectiveIds',
  'resultScoreScales',
  'roles',
  'scoreScales',
  'userProfiles',
  'userResources',
  'users',
] as const;
export const FILE_MODES = ['absent', 'bulk', 'delta'] as const;
export type FileMode = (typeof FILE_MODES)[number];

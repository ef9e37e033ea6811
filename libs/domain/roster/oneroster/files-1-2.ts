import {
  boolean,
  date,
  dateTime,
  email,
  guid,
  guids,
  oneOf,
  oneOfOrExtension,
  optional,
  required,
  requiredInDelta,
  text,
  texts,
  year,
  type FieldSpec,
  type FileSpec,
  type RosterFile,
} from './file-spec.js';
import {
  CLASS_TYPES,
  ENROLLMENT_ROLES,
  ORG_TYPES,
  ROLES,
  ROLE_TYPES,
  SESSION_TYPES,
  STATUSES,
} from './vocabularies.js';

// Source: 1EdTech OneRoster 1.2.1 CSV binding, August 2023.

const everyFileBeginsWith: readonly FieldSpec[] = [
  required('sourcedId', guid),
  requiredInDelta('status', oneOf(STATUSES)),
  requiredInDelta('dateLastModified', dateTime),
];

const orgs: readonly FieldSpec[] = [
  ...everyFileBeginsWith,
  required('name', text, { longest: 200 }),
  required('type', oneOfOrExtension(ORG_TYPES)),
  optional('identifier', text),
  optional('parentSourcedId', guid, { refersTo: 'orgs.csv' }),
];

const academicSessions: readonly FieldSpec[] = [
  ...everyFileBeginsWith,
  required('title', text, { longest: 100 }),
  required('type', oneOfOrExtension(SESSION_TYPES)),
  required('startDate', date),
  required('endDate', date, { notBefore: 'startDate', withinDays: 799 }),
  optional('parentSourcedId', guid, { refersTo: 'academicSessions.csv' }),
  required('schoolYear', year),
];

const courses: readonly FieldSpec[] = [
  ...everyFileBeginsWith,
  optional('schoolYearSourcedId', guid, { refersTo: 'academicSessions.csv' }),
  required('title', text, { longest: 200 }),
  optional('courseCode', text),
  optional('grades', texts),
  required('orgSourcedId', guid, { refersTo: 'orgs.csv' }),
  optional('subjects', texts),
  optional('subjectCodes', texts, { pairedWith: 'subjects' }),
];

const classes: readonly FieldSpec[] = [
  ...everyFileBeginsWith,
  required('title', text, { longest: 200 }),
  optional('grades', texts),
  required('courseSourcedId', guid, { refersTo: 'courses.csv' }),
  optional('classCode', text),
  required('classType', oneOfOrExtension(CLASS_TYPES)),
  optional('location', text),
  required('schoolSourcedId', guid, { refersTo: 'orgs.csv', mustBeSchool: true }),
  required('termSourcedIds', guids, { refersTo: 'academicSessions.csv' }),
  optional('subjects', texts),
  optional('subjectCodes', texts, { pairedWith: 'subjects' }),
  optional('periods', texts, { longestItem: 50 }),
];

const users: readonly FieldSpec[] = [
  ...everyFileBeginsWith,
  required('enabledUser', boolean),
  required('username', text, { unique: true }),
  optional('userIds', texts),
  required('givenName', text, { longest: 100 }),
  required('familyName', text, { longest: 100 }),
  optional('middleName', text),
  optional('identifier', text),
  optional('email', email),
  optional('sms', text),
  optional('phone', text),
  optional('agentSourcedIds', guids, { refersTo: 'users.csv' }),
  optional('grades', texts),
  optional('password', text, { secret: true }),
  optional('userMasterIdentifier', text),
  optional('preferredGivenName', text),
  optional('preferredMiddleName', text),
  optional('preferredFamilyName', text),
  optional('primaryOrgSourcedId', guid, { refersTo: 'orgs.csv' }),
  optional('pronouns', text),
];

const roles: readonly FieldSpec[] = [
  ...everyFileBeginsWith,
  required('userSourcedId', guid, { refersTo: 'users.csv' }),
  required('roleType', oneOf(ROLE_TYPES)),
  required('role', oneOfOrExtension(ROLES)),
  optional('beginDate', date),
  optional('endDate', date, { notBefore: 'beginDate' }),
  required('orgSourcedId', guid, { refersTo: 'orgs.csv' }),
  optional('userProfileSourcedId', guid),
];

const enrollments: readonly FieldSpec[] = [
  ...everyFileBeginsWith,
  required('classSourcedId', guid, { refersTo: 'classes.csv' }),
  required('schoolSourcedId', guid, { refersTo: 'orgs.csv', mustBeSchool: true }),
  required('userSourcedId', guid, { refersTo: 'users.csv' }),
  required('role', oneOfOrExtension(ENROLLMENT_ROLES)),
  optional('primary', boolean),
  optional('beginDate', date),
  optional('endDate', date, { notBefore: 'beginDate' }),
];

export const FILES_OF_1_2: Readonly<Record<RosterFile, FileSpec>> = {
  'orgs.csv': { file: 'orgs.csv', fields: orgs },
  'academicSessions.csv': { file: 'academicSessions.csv', fields: academicSessions },
  'courses.csv': { file: 'courses.csv', fields: courses },
  'classes.csv': { file: 'classes.csv', fields: classes },
  'users.csv': { file: 'users.csv', fields: users },
  'roles.csv': { file: 'roles.csv', fields: roles },
  'enrollments.csv': { file: 'enrollments.csv', fields: enrollments },
};

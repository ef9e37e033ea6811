import {
  boolean,
  email,
  guids,
  oneOf,
  optional,
  required,
  requiredInDelta,
  text,
  texts,
  type FieldSpec,
  type FileSpec,
  type RosterFile,
} from './file-spec.js';
import { FILES_OF_1_2 } from './files-1-2.js';
import { ENROLLMENT_ROLES, ROLES_OF_1_1, STATUSES_OF_1_1 } from './vocabularies.js';

// Source: 1EdTech OneRoster 1.1.1 CSV tables, August 2023. What 1.2 did not change is taken from there; in 1.1 no word
// list is extensible, subjects need no codes, a user carries the orgs and the one role, and there is no roles.csv.

const users: readonly FieldSpec[] = [
  ...leadingFields('users.csv'),
  required('enabledUser', boolean),
  required('orgSourcedIds', guids, { refersTo: 'orgs.csv' }),
  required('role', oneOf(ROLES_OF_1_1)),
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
];

/** Packages of 1.1 enrol helpers and relatives as well, as 1.0 allowed. */
const enrollmentRoles = [...new Set([...ENROLLMENT_ROLES, ...ROLES_OF_1_1])];

export const FILES_OF_1_1: Readonly<Partial<Record<RosterFile, FileSpec>>> = {
  'orgs.csv': asIn12('orgs.csv'),
  'academicSessions.csv': asIn12('academicSessions.csv'),
  'courses.csv': asIn12('courses.csv'),
  'classes.csv': asIn12('classes.csv'),
  'users.csv': { file: 'users.csv', fields: users },
  'enrollments.csv': asIn12('enrollments.csv', { role: required('role', oneOf(enrollmentRoles)) }),
};

function asIn12(file: RosterFile, instead: Readonly<Record<string, FieldSpec>> = {}): FileSpec {
  const own = FILES_OF_1_2[file].fields.slice(3).map((field) => instead[field.name] ?? relaxed(field));
  return { file, fields: [...leadingFields(file), ...own] };
}

function leadingFields(file: RosterFile): FieldSpec[] {
  const [sourcedId, , dateLastModified] = FILES_OF_1_2[file].fields;
  return [sourcedId!, requiredInDelta('status', oneOf(STATUSES_OF_1_1)), dateLastModified!];
}

function relaxed(field: FieldSpec): FieldSpec {
  if (field.pairedWith) return { ...field, pairedWith: undefined };
  return field.type.kind === 'word' ? { ...field, type: oneOf(field.type.vocabulary) } : field;
}

import type { CodeDefinition, CodeMeaning } from '../attendance-code.words.js';

/**
 * The codes of English schools from 19 August 2024: the School Attendance (Pupil Registration) (England) Regulations 2024
 * (SI 2024/208), regulation 10, and the statutory guidance "Working together to improve school attendance" (Department
 * for Education), chapter 8, which says how each is counted. H, J and Y, which earlier guidance had, ended that day.
 *
 * A teacher says what can be seen in the room: here, late, elsewhere on the school's behalf, or not here (N, until
 * somebody knows why). Whether an absence is authorised is for the school to decide, so those codes are the office's.
 */
type Kind = Omit<CodeMeaning, 'label'>;

const flags = { late: false, offSite: false, notRequired: false, officeOnly: false, requiresReason: false };

const present: Kind = {
  ...flags,
  category: 'Present',
  presence: 2,
  authorised: true,
  statisticalMeaning: 'Attending',
};
const elsewhere: Kind = {
  ...present,
  category: 'In Attendance',
  offSite: true,
  statisticalMeaning: 'Attending a place other than the school',
};
const authorised: Kind = {
  ...flags,
  category: 'Excused Absence',
  presence: 0,
  authorised: true,
  officeOnly: true,
  statisticalMeaning: 'Authorised absence',
};
const unauthorised: Kind = {
  ...authorised,
  category: 'Unexcused Absence',
  authorised: false,
  statisticalMeaning: 'Unauthorised absence',
};
const notPossible: Kind = {
  ...authorised,
  notRequired: true,
  statisticalMeaning: 'Not a possible attendance',
};
const administrative: Kind = { ...notPossible, statisticalMeaning: 'Not counted (administrative)' };

const late = { late: true };
/** The regulations ask for the nature of the activity, the provision or the cause. */
const explained = { requiresReason: true };
const byTeacher = { officeOnly: false };

const CODES: readonly (readonly [code: string, label: string, kind: Kind])[] = [
  ['/', 'Present in the morning', present],
  ['\\', 'Present in the afternoon', present],
  ['L', 'Late, before the register closed', { ...present, ...late, category: 'Tardy' }],
  ['K', 'Education arranged by the local authority', { ...elsewhere, ...explained }],
  ['V', 'Educational visit or trip', elsewhere],
  ['P', 'Sporting activity', elsewhere],
  ['W', 'Work experience', elsewhere],
  ['B', 'Other approved educational activity', { ...elsewhere, ...explained }],
  ['D', 'Dual registered, at the other school', { ...notPossible, offSite: true }],
  ['C1', 'Leave: regulated performance or employment abroad', authorised],
  ['M', 'Leave: medical or dental appointment', authorised],
  ['J1', 'Leave: interview', authorised],
  ['S', 'Leave: study for a public examination', authorised],
  ['X', 'Not of compulsory school age, not required', notPossible],
  ['C2', 'Leave: part-time timetable', authorised],
  ['C', 'Leave: exceptional circumstance', authorised],
  ['T', 'Parent travelling for work', authorised],
  ['R', 'Religious observance', authorised],
  ['I', 'Illness', authorised],
  ['E', 'Suspended or excluded, no other provision', authorised],
  ['Q', 'Lack of access arrangements', notPossible],
  ['Y1', 'Usual transport not available', notPossible],
  ['Y2', 'Widespread disruption to travel', notPossible],
  ['Y3', 'Part of the premises closed', notPossible],
  ['Y4', 'School closed unexpectedly', notPossible],
  ['Y5', 'In criminal justice detention', notPossible],
  ['Y6', 'Public health guidance or law', notPossible],
  ['Y7', 'Other unavoidable cause', { ...notPossible, ...explained }],
  ['G', 'Holiday not granted', unauthorised],
  ['N', 'Reason not yet established', { ...unauthorised, ...byTeacher }],
  ['O', 'Other or unknown circumstances', unauthorised],
  ['U', 'Arrived after the register closed', { ...unauthorised, ...late, ...byTeacher }],
  ['Z', 'Not yet on the admission register', administrative],
  ['#', 'Planned whole school closure', administrative],
];

export const ENGLAND_PACK: readonly CodeDefinition[] = CODES.map(([code, label, kind]) => ({
  ...kind,
  code,
  label,
}));

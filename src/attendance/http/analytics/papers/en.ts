import type { PaperPhrases } from './phrases.js';

export const en: PaperPhrases = {
  register: 'Register',
  record: 'Attendance record',
  state: 'State',
  states: {
    scheduled: 'scheduled',
    open: 'open',
    submitted: 'submitted',
    locked: 'locked',
    reopened: 'reopened',
    cancelled: 'cancelled',
    missed: 'missed',
  },
  submitted: 'Submitted',
  notYet: 'not yet',
  students: 'Students',
  number: 'No.',
  section: 'Class',
  minutes: 'Minutes',
  teachers: 'Teacher’s',
  late: 'late',
  early: 'early',
  byDay: 'Attendance by day',
  noted: 'Missed or late',
  nothing: 'Nothing in these days.',
  notedFrom: 'Single sessions are kept from',
  meaning: 'What the rates say',
  counted:
    'Attendance and absence count half sessions: attended or missed / possible on submitted registers. Lateness: late marks / marks.',
  printed: 'Printed',
};

import type { Phrases } from './phrases.js';

export const en: Phrases = {
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  labelled: (label, value) => `${label}: ${value}`,
  labels: {
    student: 'Student',
    date: 'Date',
    lesson: 'Lesson',
    time: 'Time',
    rule: 'Rule',
    result: 'Result',
  },
  absence: {
    subject: (student, date) => `Absence: ${student}, ${date}`,
    intro: ({ school }) => `${school} has recorded an absence for which no reason is known yet.`,
    missed: { one: '{n} lesson missed so far:', other: '{n} lessons missed so far:' },
    ask: 'If you know the reason, please tell the school. If your child should be at school now, please call the school at once.',
  },
  correction: {
    subject: (student, date) => `Correction: ${student}, ${date}`,
    present: ({ school }) =>
      `We wrote to you about an absence. ${school} has corrected its register: the absence was recorded by mistake.`,
    explained: ({ school }) =>
      `We wrote to you about an absence. ${school} has recorded a reason for it: the absence is explained now.`,
    thanks: 'There is nothing that you need to do.',
  },
  reminder: {
    subject: (lesson) => `Register not taken yet: ${lesson}`,
    intro: ({ school }) => `The register of this lesson at ${school} has not been submitted yet.`,
    ask: 'Please take it now; families are only told of an absence once the register is submitted.',
  },
  digest: {
    subject: { one: '{n} register not taken', other: '{n} registers not taken' },
    intro: ({ school, date }) => `At ${school} these registers of ${date} have not been submitted yet:`,
    more: { one: '… and {n} more', other: '… and {n} more' },
  },
  alert: {
    subject: (student) => `Attendance alert: ${student}`,
    intro: ({ school }) => `A rule of ${school} for attendance applies to a student.`,
    rate: (rate, present, possible) => `attendance ${rate} (${present} of ${possible} sessions)`,
    lastDays: { one: 'in the last {n} day', other: 'in the last {n} days' },
    consecutive: { one: 'absent for {n} school day', other: 'absent for {n} school days in a row' },
    lateness: { one: 'late {n} time', other: 'late {n} times' },
    ask: 'The alert stays open until somebody closes it or the rule no longer applies.',
  },
  zone: (zone) => `Times are those of the school (${zone}).`,
  guardianBecause: (school, student) =>
    `You receive this because ${school} has you on record as a contact of ${student}.`,
  staffBecause: (school) => `You receive this because of your work at ${school}.`,
  stop: 'Stop mails of this kind',
  page: {
    title: 'Mails from school',
    what: {
      absence: 'mails about absences',
      register_reminder: 'reminders of registers not taken',
      registers_not_taken: 'the daily list of registers not taken',
      alert: 'attendance alerts',
    },
    ask: (what, school) => `Do you want to stop ${what} from ${school}?`,
    stop: 'Stop these mails',
    stopped: (what, school) => `You will receive no more mails from ${school} of this kind: ${what}.`,
    resume: 'Receive them again',
    resumed: (what, school) => `You will receive mails from ${school} of this kind again: ${what}.`,
  },
};

import { monthsOrOff, oneOf } from './parsers.js';

/** How long things are kept that have a time of their own. */
export const retention = {
  RECORDS_KEPT_MONTHS: monthsOrOff({
    default: false,
    example: '36',
    desc: 'How long the records of a month (marks and their history) are kept after its end, where a school says nothing else; 12 or more. `off`: for good.',
  }),
  RECORDS_ARCHIVE: oneOf(
    'on',
    'off',
  )({
    default: 'on',
    example: 'off',
    desc: 'Whether records are written to files in LYCEUM_DATA before they go.',
  }),
  MAILS_KEPT_MONTHS: monthsOrOff({
    default: 24,
    example: '12',
    desc: 'How long the log of mails says to whom they went and what they said, after the day that they are about; 12 or more. That they went stays. `off`: for good.',
  }),
  NOTES_KEPT_MONTHS: monthsOrOff({
    default: false,
    example: '36',
    desc: 'How long reasons and notes of absences and of the front desk are kept after their day; 12 or more. Codes and times stay. `off`: for good.',
  }),
};

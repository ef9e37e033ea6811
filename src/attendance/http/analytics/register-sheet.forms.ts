import type { PrintedDocument } from '#platform/print/printed-document';
import { rateOf } from '#domain/attendance/analytics/rates';
import type { RegisterSheet } from '../../queries/register-sheet.view.js';
import { minutesInWords } from './student-record.forms.js';
import { dayInWords, rateInWords } from './wording.js';

/** A register on paper: who was on it, what counts, and what the teacher said where the office says something else. */
export function printedRegister(sheet: RegisterSheet): PrintedDocument {
  const { schoolName, title, date, periodName, startsAt, endsAt, printedAt } = sheet;
  return {
    title: `Register of ${title}`,
    subtitle: `${schoolName} · ${dayInWords(date)} · ${periodName}, ${startsAt} to ${endsAt}`,
    language: 'en',
    footer: `${schoolName} · printed on ${printedAt}`,
    printedAt: new Date(),
    blocks: [
      { kind: 'facts', facts: factsOf(sheet) },
      {
        kind: 'table',
        columns: [
          { title: 'No.', width: 0.08, align: 'end' },
          { title: 'Student', width: 0.36 },
          { title: 'Code', width: 0.26 },
          { title: 'Minutes', width: 0.16 },
          { title: 'Teacher’s', width: 0.14 },
        ],
        rows: sheet.lines.map(({ displayName, code, label, teacherCode, ...minutes }, i) => [
          String(i + 1),
          displayName,
          code === null ? '' : `${code} ${label}`,
          minutesInWords(minutes),
          teacherCode ?? '',
        ]),
      },
    ],
  };
}

function factsOf({ state, submittedAt, submittedBy, lines }: RegisterSheet): [string, string][] {
  const required = lines.filter(({ code, notRequired }) => code !== null && notRequired === false);
  const attended = required.reduce((sum, { presence }) => sum + presence!, 0);
  const submitted = submittedAt
    ? [submittedAt, ...(submittedBy ? [`by ${submittedBy}`] : [])].join(' ')
    : 'no';
  return [
    ['State', state],
    ['Submitted', submitted],
    ['Students', String(lines.length)],
    ['Attended half sessions', rateInWords(rateOf(attended, 2 * required.length))],
  ];
}

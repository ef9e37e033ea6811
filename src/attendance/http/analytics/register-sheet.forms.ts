import type { Block, PrintedDocument } from '#platform/print/printed-document';
import type { RegisterSheet } from '../../queries/register-sheet.view.js';
import { minutesOn, paperOf, type Paper } from './papers/paper.js';

/** A register on paper: who was on it, what counts, and what the teacher said where the office says something else. */
export function printedRegister(sheet: RegisterSheet): PrintedDocument {
  const { schoolName, title, date, periodName, startsAt, endsAt, printedAt } = sheet;
  const paper = paperOf(sheet.locale);
  const { language, words, shared, line } = paper;
  return {
    title: shared.labelled(words.register, line.set(title)),
    subtitle: [line.set(schoolName), line.date(date), line.set(`${periodName}, ${startsAt}–${endsAt}`)].join(
      ' · ',
    ),
    language,
    footer: `${line.set(schoolName)} · ${shared.labelled(words.printed, line.set(printedAt))}`,
    printedAt: new Date(),
    blocks: [{ kind: 'facts', facts: factsOf(sheet, paper) }, tableOf(sheet, paper)],
  };
}

function tableOf({ lines }: RegisterSheet, paper: Paper): Block {
  const { words, shared, reader } = paper;
  return {
    kind: 'table',
    columns: [
      { title: words.number, width: 0.08, align: 'end' },
      { title: shared.labels.student, width: 0.36 },
      { title: shared.report.code, width: 0.22 },
      { title: words.minutes, width: 0.2 },
      { title: words.teachers, width: 0.14 },
    ],
    rows: lines.map(({ displayName, code, label, teacherCode, ...minutes }, i) => [
      reader.number(i + 1),
      displayName,
      code === null ? '' : `${code} ${label}`,
      minutesOn(paper, minutes),
      teacherCode ?? '',
    ]),
  };
}

function factsOf(
  { state, submittedAt, submittedBy, lines }: RegisterSheet,
  { words, shared, reader }: Paper,
): [string, string][] {
  const required = lines.filter(({ code, notRequired }) => code !== null && notRequired === false);
  const attended = required.reduce((sum, { presence }) => sum + presence!, 0);
  const submitted = submittedAt
    ? [submittedAt, ...(submittedBy ? [submittedBy] : [])].join(' · ')
    : words.notYet;
  return [
    [words.state, words.states[state]],
    [words.submitted, submitted],
    [words.students, reader.number(lines.length)],
    [shared.report.attendance, reader.share(attended, 2 * required.length)],
  ];
}

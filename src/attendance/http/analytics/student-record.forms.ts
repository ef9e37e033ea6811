import { drawChart } from '#platform/charts/draw-chart';
import { pngOf } from '#platform/charts/rasterise';
import type { ReportForms } from '#platform/http/also-as';
import type { Block, PrintedDocument } from '#platform/print/printed-document';
import type { NotedSessionView, StudentRecordView } from '../../queries/student-record.view.js';
import { chartWords, outlineOf, rateInWords, spanInWords } from './wording.js';

export const studentRecordForms: ReportForms<StudentRecordView, NotedSessionView> = {
  fileName: ({ studentId, from, to }) => `attendance-${studentId}-${from}-to-${to}`,
  spreadsheet: ({ noted }) => ({
    name: 'Missed or late',
    columns: [
      { title: 'Date', kind: 'date', of: ({ date }) => date },
      { title: 'Period', kind: 'text', of: ({ periodName }) => periodName },
      { title: 'Section', kind: 'text', of: ({ title }) => title },
      { title: 'Code', kind: 'text', of: ({ code }) => code },
      { title: 'Meaning', kind: 'text', of: ({ label }) => label },
      { title: 'Attended half sessions', kind: 'whole', of: ({ attended }) => attended },
      { title: 'Minutes late', kind: 'whole', of: ({ minutesLate }) => minutesLate },
      { title: 'Minutes early', kind: 'whole', of: ({ minutesEarly }) => minutesEarly },
      { title: 'Said by', kind: 'text', of: ({ layer }) => layer },
    ],
    rows: noted,
  }),
  page: printedRecord,
};

async function printedRecord(view: StudentRecordView): Promise<PrintedDocument> {
  const { displayName, schoolName, noted, days, term } = view;
  return {
    title: `Attendance of ${displayName}`,
    subtitle: `${schoolName} · ${term ? `${term.title}, ` : ''}${spanInWords(view)}`,
    language: 'en',
    footer: `${schoolName} · ${displayName}`,
    printedAt: new Date(),
    blocks: [
      { kind: 'facts', facts: factsOf(view) },
      ...(days.length > 0 ? [await calendarOf(view)] : []),
      { kind: 'heading', text: 'Missed or late' },
      noted.length > 0 ? tableOf(noted) : { kind: 'paragraph', text: 'Nothing in these days.' },
      { kind: 'heading', text: 'What the rates say' },
      ...view.definitions.map(({ rate, numerator, denominator }): Block => {
        const name = rate.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
        const sentence = `${name}: ${numerator}, of ${denominator}.`;
        return { kind: 'paragraph', text: sentence[0]!.toUpperCase() + sentence.slice(1) };
      }),
    ],
  };
}

function factsOf({ yearGroup, figures }: StudentRecordView): [string, string][] {
  const { attendance, authorisedAbsence, unauthorisedAbsence, lateness, minutesPerLateness } = figures.rates;
  return [
    ['Year group', yearGroup ?? '–'],
    ['Attendance', `${rateInWords(attendance)} half sessions`],
    ['Absence, authorised', `${rateInWords(authorisedAbsence)} half sessions`],
    ['Absence, not authorised', `${rateInWords(unauthorisedAbsence)} half sessions`],
    ['Lateness', `${rateInWords(lateness)} sessions; ${minutesPerLateness.numerator} minutes`],
  ];
}

async function calendarOf(view: StudentRecordView): Promise<Block> {
  const { schoolName, days, figures, from, to } = view;
  const known = days.filter(({ possible }) => possible > 0);
  const values = known.map(({ date, possible, attended }) => ({
    name: date,
    rate: { numerator: attended, denominator: possible, value: attended / possible },
  }));
  const words = chartWords(
    'Attendance by day',
    { about: schoolName, from, to },
    outlineOf(values, figures.rates.attendance),
  );
  const svg = await drawChart({
    kind: 'heat-map',
    ...words,
    from,
    to,
    classes: [0.25, 0.5, 0.75, 1],
    days: values.map(({ name, rate }) => ({ date: name, value: rate.value })),
  });
  return { kind: 'picture', png: await pngOf(svg), alternative: words.description };
}

function tableOf(noted: readonly NotedSessionView[]): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Date', width: 0.14 },
      { title: 'Period', width: 0.12 },
      { title: 'Section', width: 0.3 },
      { title: 'Code', width: 0.26 },
      { title: 'Minutes', width: 0.18, align: 'end' },
    ],
    rows: noted.map(({ date, periodName, title, code, label, minutesLate, minutesEarly }) => [
      date,
      periodName,
      title,
      `${code} ${label}`,
      minutesInWords({ minutesLate, minutesEarly }),
    ]),
  };
}

/** `5 late, 20 early` */
export function minutesInWords({
  minutesLate,
  minutesEarly,
}: {
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
}): string {
  return [
    ...(minutesLate === null ? [] : [`${minutesLate} late`]),
    ...(minutesEarly === null ? [] : [`${minutesEarly} early`]),
  ].join(', ');
}

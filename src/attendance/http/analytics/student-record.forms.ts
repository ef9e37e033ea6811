import { drawChart } from '#platform/charts/draw-chart';
import { pngOf } from '#platform/charts/rasterise';
import type { ReportForms } from '#platform/http/also-as';
import type { Block, PrintedDocument } from '#platform/print/printed-document';
import type { RateView } from '../../queries/figures.view.js';
import type { NotedSessionView, StudentRecordView } from '../../queries/student-record.view.js';
import { minutesOn, paperOf, type Paper } from './papers/paper.js';

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
  const { displayName, schoolName, days, term } = view;
  const paper = paperOf(view.locale);
  const { language, words, shared, line } = paper;
  return {
    title: shared.labelled(words.record, line.set(displayName)),
    subtitle: [line.set(schoolName), ...(term ? [line.set(term.title)] : []), spanOn(paper, view)].join(
      ' · ',
    ),
    language,
    footer: `${line.set(schoolName)} · ${line.set(displayName)}`,
    printedAt: new Date(),
    blocks: [
      { kind: 'facts', facts: factsOf(view, paper) },
      ...(days.length > 0 ? [await calendarOf(view, paper)] : []),
      { kind: 'heading', text: words.noted },
      ...notedOf(view, paper),
      { kind: 'heading', text: words.meaning },
      { kind: 'paragraph', text: words.counted },
    ],
  };
}

/** Where single sessions are not known any more, that is said, and not that there was nothing. */
function notedOf({ noted, notedFrom, to }: StudentRecordView, paper: Paper): Block[] {
  const { words, shared, reader } = paper;
  const known: Block = noted.length > 0 ? tableOf(noted, paper) : { kind: 'paragraph', text: words.nothing };
  if (notedFrom === null) return [known];
  const from: Block = {
    kind: 'paragraph',
    text: shared.labelled(words.notedFrom, reader.shortDate(notedFrom)),
  };
  return notedFrom > to ? [from] : [from, known];
}

function spanOn({ line }: Paper, { from, to }: StudentRecordView): string {
  return from === to ? line.shortDate(from) : `${line.shortDate(from)} – ${line.shortDate(to)}`;
}

function factsOf(
  { yearGroup, figures }: StudentRecordView,
  { shared: { report }, reader }: Paper,
): [string, string][] {
  const { attendance, authorisedAbsence, unauthorisedAbsence, lateness, minutesPerLateness } = figures.rates;
  const share = ({ numerator, denominator }: RateView) => reader.share(numerator, denominator);
  return [
    [report.yearGroup, yearGroup ?? '–'],
    [report.attendance, share(attendance)],
    [report.authorised, share(authorisedAbsence)],
    [report.unauthorised, share(unauthorisedAbsence)],
    [report.late, share(lateness)],
    [report.minutesLate, reader.number(minutesPerLateness.numerator)],
  ];
}

async function calendarOf(view: StudentRecordView, paper: Paper): Promise<Block> {
  const { schoolName, days, figures, from, to } = view;
  const { words, reader, line } = paper;
  const { numerator, denominator } = figures.rates.attendance;
  const subtitle = `${line.set(schoolName)} · ${spanOn(paper, view)}`;
  const description = `${words.byDay}, ${subtitle}. ${reader.share(numerator, denominator)}`;
  const svg = await drawChart({
    kind: 'heat-map',
    title: words.byDay,
    subtitle,
    description,
    locale: paper.locale,
    from,
    to,
    classes: [0.25, 0.5, 0.75, 1],
    days: days
      .filter(({ possible }) => possible > 0)
      .map(({ date, possible, attended }) => ({ date, value: attended / possible })),
  });
  return { kind: 'picture', png: await pngOf(svg), alternative: description };
}

function tableOf(noted: readonly NotedSessionView[], paper: Paper): Block {
  const { words, shared, reader } = paper;
  return {
    kind: 'table',
    columns: [
      { title: shared.labels.date, width: 0.16 },
      { title: shared.labels.lesson, width: 0.12 },
      { title: words.section, width: 0.26 },
      { title: shared.report.code, width: 0.24 },
      { title: words.minutes, width: 0.22, align: 'end' },
    ],
    rows: noted.map(({ date, periodName, title, code, label, ...minutes }) => [
      reader.shortDate(date),
      periodName,
      title,
      `${code} ${label}`,
      minutesOn(paper, minutes),
    ]),
  };
}

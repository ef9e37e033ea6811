import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORIES } from '../attendance-code.words.js';
import { REGISTER_STATES } from '../register.words.js';
import { DayOfEvents } from './day-of-events.js';
import { added } from './edfi-export.words.js';
import type { MarkRecord, RegisterRecord } from './school-day-records.js';

const DATE = '2026-11-20';
const WISH = {
  startsOn: DATE,
  endsOn: DATE,
  edfiSchoolId: '255901107',
  calendarCode: 'MAIN',
  reasons: false,
};

const register = (changes: Partial<RegisterRecord> = {}): RegisterRecord => ({
  registerId: 'r1',
  sectionId: 's1',
  title: '7A Maths',
  kind: 'class',
  state: 'submitted',
  sectionIdentifier: 'sec-7a',
  courseCode: 'MATH-03',
  sessionName: 'Autumn',
  schoolYear: 2027,
  periodName: '1',
  startsAt: '08:00:00',
  endsAt: '08:45:00',
  submittedOn: DATE,
  staffId: 'T-9',
  ...changes,
});
const second = register({ registerId: 'r2', periodName: '2', startsAt: '08:55:00', endsAt: '09:40:00' });

const mark = (changes: Partial<MarkRecord> = {}): MarkRecord => ({
  registerId: 'r1',
  studentId: 'ada',
  displayName: 'Ada Byron',
  studentUniqueId: '604945',
  code: 'P',
  category: 'Present',
  notRequired: false,
  minutesLate: null,
  minutesEarly: null,
  reason: null,
  ...changes,
});

const day = (registers: RegisterRecord[], marks: MarkRecord[], wish: Partial<typeof WISH> = {}) => {
  const all = new DayOfEvents({ ...WISH, ...wish }, DATE, registers);
  const [ofMarks, ofRegisters] = [all.ofMarks(marks), all.ofRegisters()];
  return {
    xml: [ofMarks.xml, ofRegisters.xml].join('\n'),
    leftOut: [...ofMarks.leftOut, ...ofRegisters.leftOut],
    counts: added(ofMarks.counts, ofRegisters.counts),
  };
};
const elements = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'g'))].map((found) => found[1]!);

describe('a day as Ed-Fi events', () => {
  it('names student, section, course, session and school, each by its whole key', () => {
    const { xml } = day([register()], [mark()]);
    const [event] = elements(xml, 'StudentSectionAttendanceEvent');
    expect(event).toContain('<EventDate>2026-11-20</EventDate>');
    expect(event).toContain('uri://ed-fi.org/AttendanceEventCategoryDescriptor#Present<');
    for (const [name, values] of Object.entries({
      StudentUniqueId: ['604945'],
      SectionIdentifier: ['sec-7a'],
      LocalCourseCode: ['MATH-03'],
      SessionName: ['Autumn'],
      SchoolYear: ['2026-2027'],
      SchoolId: ['255901107', '255901107', '255901107'],
      ClassPeriodName: ['1'],
    }))
      expect([name, elements(event!, name)]).toEqual([name, values]);
  });

  it('makes one event of the periods of a section that say the same, and two of those that do not', () => {
    const late = { code: 'L', category: 'Tardy' as const, minutesLate: 5 };
    const same = day([register(), second], [mark(late), mark({ ...late, registerId: 'r2' })]);
    expect(same.counts).toMatchObject({ studentSectionEvents: 1, marks: 2 });
    const [event] = elements(same.xml, 'StudentSectionAttendanceEvent');
    expect(elements(event!, 'ClassPeriodName')).toEqual(['1', '2']);
    expect(elements(event!, 'SectionAttendanceDuration')).toEqual(['10']);
    expect(elements(event!, 'ArrivalTime')).toEqual([]);
    const differing = day([register(), second], [mark(late), mark({ registerId: 'r2' })]);
    expect(differing.counts).toMatchObject({ studentSectionEvents: 2, marks: 2 });
    expect(elements(differing.xml, 'ArrivalTime')).toEqual(['08:05:00']);
  });

  it('says when somebody has left early', () => {
    const { xml } = day([register()], [mark({ category: 'Early departure', minutesEarly: 50 })]);
    expect([elements(xml, 'DepartureTime'), elements(xml, 'SectionAttendanceDuration')]).toEqual([
      ['07:55:00'],
      ['50'],
    ]);
  });

  it('makes school events of a form group, each with its part of the day, and needs no course for them', () => {
    const form = { kind: 'form' as const, courseCode: null };
    const [am, pm] = [register(form), register({ ...form, registerId: 'r2', startsAt: '13:00:00' })];
    const absent = mark({ registerId: 'r2', category: 'Unexcused Absence' });
    const { xml, counts } = day([am, pm], [mark(), absent]);
    expect(counts).toMatchObject({ studentSchoolEvents: 2, studentSectionEvents: 0, sectionsTaken: 0 });
    expect(elements(xml, 'EventDuration')).toEqual(['0.5', '0.5']);
    const whole = day([am, pm], [mark(), mark({ registerId: 'r2' })]);
    expect(elements(whole.xml, 'EventDuration')).toEqual(['1']);
  });

  it('says that attendance of a section was taken once all its registers of the day were, and by whom', () => {
    const open = { ...second, state: 'open' as const };
    expect(day([register(), open], [mark()]).counts).toMatchObject({
      sectionsTaken: 0,
      registersNotTaken: 1,
    });
    const { xml, counts } = day([register(), { ...second, submittedOn: '2026-11-21' }], []);
    expect(counts.sectionsTaken).toBe(1);
    const [taken] = elements(xml, 'SectionAttendanceTakenEvent');
    expect(elements(taken!, 'Date')).toEqual([DATE]);
    expect(elements(taken!, 'EventDate')).toEqual(['2026-11-21']);
    expect(elements(taken!, 'CalendarCode')).toEqual(['MAIN']);
    expect(elements(taken!, 'StaffUniqueId')).toEqual(['T-9']);
    expect(day([register({ staffId: 'x'.repeat(33) })], []).xml).not.toContain('StaffReference');
  });

  it('tells reasons only when they are asked for, and says when they are cut', () => {
    const ill = mark({ category: 'Excused Absence', reason: 'Ill' });
    expect(day([register()], [ill]).xml).not.toContain('Ill');
    const told = day([register(), second], [ill, { ...ill, registerId: 'r2', reason: 'Still ill' }], {
      reasons: true,
    });
    expect(elements(told.xml, 'AttendanceEventReason')).toEqual(['Ill; Still ill']);
    const long = day([register()], [mark({ reason: 'x'.repeat(300) })], { reasons: true });
    expect(elements(long.xml, 'AttendanceEventReason')).toEqual(['x'.repeat(255)]);
    expect(long.leftOut).toMatchObject([{ what: 'reason', student: 'Ada Byron' }]);
  });

  it.each([
    ['no course', register({ courseCode: null }), mark(), /no course/],
    ['a long course code', register({ courseCode: 'x'.repeat(61) }), mark(), /code of more than 60/],
    ['a long section id', register({ sectionIdentifier: 'x'.repeat(256) }), mark(), /more than 255/],
    ['no term', register({ sessionName: null }), mark(), /no term/],
    ['a long term', register({ sessionName: 'x'.repeat(61) }), mark(), /title of more than 60/],
    ['a year without a name', register({ schoolYear: 2051 }), mark(), /no school year 2051/],
    ['no student id', register(), mark({ studentUniqueId: null }), /no id of a records system/],
    ['a long student id', register(), mark({ studentUniqueId: 'x'.repeat(33) }), /more than 32/],
    ['no possible attendance', register(), mark({ notRequired: true }), /no possible attendance/],
  ])('reports %s instead of dropping the mark', (_, of, said, why) => {
    const { leftOut, counts, xml } = day([of], [said]);
    expect(counts).toMatchObject({ marks: 0, marksLeftOut: 1 });
    expect(leftOut).toEqual([expect.objectContaining({ what: 'mark', why: expect.stringMatching(why) })]);
    expect(xml).not.toContain('StudentSectionAttendanceEvent');
  });

  it('reports two students of one id, rather than mixing them up', () => {
    const { counts, leftOut } = day([register()], [mark(), mark({ studentId: 'bo', displayName: 'Bo' })]);
    expect(counts).toMatchObject({ marks: 0, marksLeftOut: 2 });
    expect(leftOut.map(({ why }) => why)).toEqual(Array(2).fill('another student has the same id'));
  });

  it('writes names so that XML takes them', () => {
    const { xml } = day([register({ periodName: 'A & <B>\u0007' })], [mark()]);
    expect(elements(xml, 'ClassPeriodName')).toEqual(['A &amp; &lt;B&gt; ']);
  });

  it('loses no mark of a register that is taken: it is in one event, or in the report', () => {
    const registers = fc.uniqueArray(
      fc.record({
        registerId: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
        sectionId: fc.constantFrom('s1', 's2'),
        kind: fc.constantFrom('class' as const, 'form' as const),
        state: fc.constantFrom(...REGISTER_STATES),
        courseCode: fc.constantFrom('M', null),
        sessionName: fc.constantFrom('Autumn', null),
      }),
      { selector: ({ registerId }) => registerId },
    );
    const marks = fc.uniqueArray(
      fc.record({
        registerId: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
        studentId: fc.constantFrom('ada', 'bo', 'cy'),
        studentUniqueId: fc.constantFrom('1', '2', null),
        category: fc.constantFrom(...CATEGORIES),
        notRequired: fc.boolean(),
      }),
      { selector: ({ registerId, studentId }) => `${registerId} ${studentId}` },
    );
    fc.assert(
      fc.property(registers, marks, (of, said) => {
        const made = of.map((changes) => register(changes));
        const final = new Set(
          made.filter(({ state }) => /submitted|locked/.test(state)).map(({ registerId }) => registerId),
        );
        const { counts, leftOut, xml } = day(
          made,
          said.map((changes) => mark(changes)),
        );
        const [ofMarks, ofRegisters] = ['mark', 'register'].map(
          (what) => leftOut.filter((row) => row.what === what).length,
        );
        expect(counts.marks + counts.marksLeftOut).toBe(
          said.filter(({ registerId }) => final.has(registerId)).length,
        );
        expect([ofMarks, ofRegisters]).toEqual([counts.marksLeftOut, counts.registersNotTaken]);
        expect(ofRegisters).toBe(made.length - final.size);
        expect(elements(xml, 'StudentSectionAttendanceEvent')).toHaveLength(counts.studentSectionEvents);
        expect(elements(xml, 'StudentSchoolAttendanceEvent')).toHaveLength(counts.studentSchoolEvents);
        const keys = xml.match(/<Student\w+AttendanceEvent>.*?<\/SectionReference>/g) ?? [];
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

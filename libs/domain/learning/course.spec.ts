import { describe, expect, it } from '@jest/globals';
import { OnlineCourseArchived } from './course.errors.js';
import { OnlineCourse } from './course.js';
import { CourseRunArchived, RunDatesInvalid } from './course-run.errors.js';
import { CourseRun } from './course-run.js';
import { office, teacher } from './testing/actors.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const SECRET = 'Revolution, working title';
const details = { title: SECRET, summary: null, description: '# Not yet' };
const undated = { title: 'Autumn', startsOn: null, endsOn: null };
const told = (aggregate: { takeEvents(): { type: string; data: object }[] }) =>
  aggregate.takeEvents().map(({ type, data }) => [type, data]);

describe('a course', () => {
  it('begins as a draft, taught by the teacher who made it, and by nobody when the office did', () => {
    expect(OnlineCourse.create(details, teacher, NOW)).toMatchObject({
      state: 'draft',
      instructors: [teacher.personId],
    });
    expect(OnlineCourse.create(details, office, NOW)).toMatchObject({ state: 'draft', instructors: [] });
  });

  it('B10 says in no event what it is called before it is published, and what it is about in none at all', () => {
    const course = OnlineCourse.create(details, teacher, NOW);
    course.change({ summary: 'About a secret' }, teacher);
    course.entrustTo([], office);
    course.becomes('archived', office);
    course.becomes('draft', office);
    const run = CourseRun.plan(course, { ...undated, title: SECRET }, teacher, NOW);
    run.change({ title: `${SECRET} 2` }, course, teacher);
    run.becomes('published', course, teacher);
    const events = [...course.takeEvents(), ...run.takeEvents()];
    expect(events).toHaveLength(8);
    expect(JSON.stringify(events)).not.toMatch(/Revolution|secret|Not yet/);
    course.becomes('published', office);
    course.change({ summary: 'About a secret' }, teacher);
    expect(told(course)).toEqual([
      [
        'learning.course_state_changed',
        { from: 'draft', to: 'published', title: SECRET, by: office.personId },
      ],
      [
        'learning.course_changed',
        { state: 'published', title: SECRET, instructorsLeft: false, by: teacher.personId },
      ],
    ]);
  });

  it('says when somebody does not teach it any more, and not when somebody comes', () => {
    const course = OnlineCourse.create(details, teacher, NOW);
    course.takeEvents();
    course.entrustTo([teacher.personId!, 'somebody'], office);
    course.entrustTo(['somebody'], office);
    expect(told(course)).toMatchObject([
      ['learning.course_changed', { instructorsLeft: false }],
      ['learning.course_changed', { instructorsLeft: true }],
    ]);
  });

  it('is where it is: publishing it twice is said once', () => {
    const course = OnlineCourse.create(details, teacher, NOW);
    course.becomes('published', teacher);
    course.becomes('published', teacher);
    expect(told(course).map(([type]) => type)).toEqual([
      'learning.course_created',
      'learning.course_state_changed',
    ]);
  });

  it('is kept as it was while it is archived, with its runs', () => {
    const course = OnlineCourse.create(details, teacher, NOW);
    const run = CourseRun.plan(course, undated, teacher, NOW);
    course.becomes('archived', teacher);
    expect(() => course.change({ title: 'x' }, teacher)).toThrow(OnlineCourseArchived);
    expect(() => course.entrustTo([], teacher)).toThrow(OnlineCourseArchived);
    expect(() => CourseRun.plan(course, undated, teacher, NOW)).toThrow(OnlineCourseArchived);
    expect(() => run.change({ title: 'x' }, course, teacher)).toThrow(OnlineCourseArchived);
    expect(() => run.becomes('published', course, teacher)).toThrow(OnlineCourseArchived);
    course.becomes('draft', teacher);
    course.change({ title: 'x' }, teacher);
    expect(course).toMatchObject({ title: 'x', description: '# Not yet' });
  });

  it('is copied as a draft, also from a published one, and taught by whoever copies it as well', () => {
    const course = OnlineCourse.create(details, office, NOW);
    course.entrustTo(['somebody'], office);
    course.becomes('published', office);
    const copy = course.copy(null, teacher, NOW);
    expect(copy).toMatchObject({ ...details, state: 'draft', instructors: [teacher.personId, 'somebody'] });
    expect(copy.id).not.toBe(course.id);
  });
});

describe('a run', () => {
  const course = OnlineCourse.create(details, teacher, NOW);

  it('does not end before it starts', () => {
    const dates = { startsOn: '2026-09-01', endsOn: '2026-08-31' };
    expect(() => CourseRun.plan(course, { ...undated, ...dates }, teacher, NOW)).toThrow(RunDatesInvalid);
    const run = CourseRun.plan(course, { ...undated, startsOn: '2026-09-01' }, teacher, NOW);
    expect(() => run.change({ endsOn: '2026-08-31' }, course, teacher)).toThrow(RunDatesInvalid);
    run.change({ endsOn: '2026-09-01' }, course, teacher);
    expect(run).toMatchObject({ title: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-09-01' });
  });

  it('is kept as it was while it is archived', () => {
    const run = CourseRun.plan(course, undated, teacher, NOW);
    run.becomes('archived', course, teacher);
    expect(() => run.change({ title: 'x' }, course, teacher)).toThrow(CourseRunArchived);
    run.becomes('published', course, teacher);
    run.change({ title: 'x' }, course, teacher);
  });

  it('is taught again without its dates, as a draft', () => {
    const run = CourseRun.plan(course, { ...undated, startsOn: '2026-09-01' }, teacher, NOW);
    run.becomes('published', course, teacher);
    expect(run.copyTo(course, { title: 'Spring' }, teacher, NOW)).toMatchObject({
      title: 'Spring',
      startsOn: null,
      state: 'draft',
    });
  });

  it('is completed by copies of what its original is completed by', () => {
    const original = CourseRun.plan(course, undated, teacher, NOW);
    const of = (itemId: string) => ({ rule: 'item', itemId }) as const;
    original.completeBy({ rule: 'n_of', n: 3, of: [of('first'), of('second'), of('removed')] });
    const copy = original.copyTo(course, {}, teacher, NOW);
    const copyOf = new Map([
      ['first', 'its copy'],
      ['second', 'another'],
    ]);
    copy.completeLike(original, copyOf);
    const copied = { rule: 'n_of', n: 2, of: [of('its copy'), of('another')] };
    expect(copy).toMatchObject({ completion: copied });
  });
});

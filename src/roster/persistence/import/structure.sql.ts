import { schoolWide } from './school-wide.js';
import { changed, listOf, upsert } from './upsert.js';

// Years, terms, courses and sections of one school ($1) as the wanted rows say; only those that say something new are
// written.

/** One enrolment may be shortened and the next begun in any order; whether they overlap is asked at the end. */
export const deferOverlaps = schoolWide(
  'set constraints roster.enrolments_once, roster.teaching_assignments_once deferred',
);

/** Asked before the commit, which has no patience, and which a rehearsal never comes to. */
export const expectNoOverlaps = schoolWide(
  'set constraints roster.enrolments_once, roster.teaching_assignments_once immediate',
);

export const writeYears = upsert({
  into: 'academic_years',
  once: 'academic_years_source_once',
  atFirst: { source_id: 'source_id' },
  columns: {
    title: `data ->> 'title'`,
    starts_on: `(data #>> '{_,startsOn}')::date`,
    ends_on: `greatest((data #>> '{_,endsOn}')::date, (data #>> '{_,startsOn}')::date + 1)`,
  },
  source: `
    from import_wanted
    where file = 'academicSessions.csv' and data ->> 'type' = 'schoolYear' and change = 'write'`,
});

export const writeTerms = upsert({
  into: 'terms',
  once: 'terms_source_once',
  atFirst: { source_id: 't.source_id' },
  columns: {
    academic_year_id: 'y.id',
    title: `t.data ->> 'title'`,
    starts_on: `(t.data #>> '{_,startsOn}')::date`,
    ends_on: `(t.data #>> '{_,endsOn}')::date`,
  },
  source: `
    from import_wanted t
    join roster.academic_years y on y.school_id = $1 and y.source_id = t.data #>> '{_,year}'
    where t.file = 'academicSessions.csv' and t.data ->> 'type' <> 'schoolYear' and t.change = 'write'`,
});

export const writeCourses = upsert({
  into: 'courses',
  once: 'courses_source_once',
  atFirst: { source_id: 'source_id' },
  columns: {
    title: `data ->> 'title'`,
    code: `data ->> 'courseCode'`,
    grades: listOf(`data ->> 'grades'`),
    subjects: listOf(`data ->> 'subjects'`),
    subject_codes: listOf(`data ->> 'subjectCodes'`),
  },
  source: `from import_wanted where file = 'courses.csv' and change = 'write'`,
});

export const writeSections = upsert({
  into: 'sections',
  once: 'sections_source_once',
  atFirst: { source_id: 'w.source_id' },
  columns: {
    academic_year_id: 'y.id',
    course_id: 'c.id',
    kind: `case w.data ->> 'classType' when 'homeroom' then 'form' else 'class' end`,
    title: `w.data ->> 'title'`,
    code: `w.data ->> 'classCode'`,
    location: `w.data ->> 'location'`,
    grades: listOf(`w.data ->> 'grades'`),
    starts_on: `(w.data #>> '{_,startsOn}')::date`,
    ends_on: `(w.data #>> '{_,endsOn}')::date`,
    status: `'active'`,
  },
  source: `
    from import_wanted w
    join roster.academic_years y on y.school_id = $1 and y.source_id = w.data #>> '{_,year}'
    left join roster.courses c on c.school_id = $1 and c.source_id = w.data ->> 'courseSourcedId'
    where w.file = 'classes.csv' and w.change = 'write'`,
});

/** $2: the last day that an ended class is held. */
export const endSections = schoolWide(`
  update roster.sections s
  set status = 'ended', ends_on = greatest(s.starts_on, least(s.ends_on, $2::date)), version = s.version + 1
  from import_wanted w
  where w.file = 'classes.csv' and w.change = 'end' and s.school_id = $1 and s.source_id = w.source_id
    and s.status = 'active'
  ${changed}`);

export const forgetSectionTerms = schoolWide(`
  delete from roster.section_terms st
  using roster.sections s
  join import_wanted w on w.file = 'classes.csv' and w.change = 'write' and w.source_id = s.source_id
  where s.school_id = $1 and st.section_id = s.id`);

export const writeSectionTerms = schoolWide(`
  insert into roster.section_terms (school_id, section_id, term_id)
  select distinct $1::uuid, s.id, t.id
  from import_wanted w
  join roster.sections s on s.school_id = $1 and s.source_id = w.source_id
  join roster.terms t on t.school_id = $1 and t.source_id = any (string_to_array(w.data ->> 'termSourcedIds', ','))
  where w.file = 'classes.csv' and w.change = 'write'`);

/** What became of terms, years and courses that the package gave up: they stay, because past classes refer to them. */
export const countGivenUp = schoolWide(`
  select case when file = 'courses.csv' then 'courses' when data ->> 'type' = 'schoolYear' then 'academicYears'
    else 'terms' end as kind, count(*)::int as ended
  from import_wanted where change = 'end' and file in ('courses.csv', 'academicSessions.csv') group by 1`);

import { prepared } from '#platform/persistence/statement';

// Years, terms, courses and sections of one school ($1) as the wanted rows say; only those that say something new are
// written. Each statement answers what it changed: id, created, and for the audit log before and after.

const changed = `
  returning new.id, old.id is null as created, case when old.id is not null then to_jsonb(old) end as before,
    case when old.id is not null then to_jsonb(new) end as after`;

/** One enrolment may be shortened and the next begun in any order; whether they overlap is asked at the end. */
export const deferOverlaps = prepared(
  'set constraints roster.enrolments_once, roster.teaching_assignments_once deferred',
);

export const writeYears = prepared(`
  insert into roster.academic_years (id, school_id, title, starts_on, ends_on, source_id)
  select uuidv7(), $1, data ->> 'title', (data #>> '{_,startsOn}')::date,
    greatest((data #>> '{_,endsOn}')::date, (data #>> '{_,startsOn}')::date + 1), source_id
  from import_wanted
  where file = 'academicSessions.csv' and data ->> 'type' = 'schoolYear' and change = 'write'
  on conflict on constraint academic_years_source_once do update set title = excluded.title,
    starts_on = excluded.starts_on, ends_on = excluded.ends_on, version = academic_years.version + 1
  ${changed}`);

export const writeTerms = prepared(`
  insert into roster.terms (id, school_id, academic_year_id, title, starts_on, ends_on, source_id)
  select uuidv7(), $1, y.id, t.data ->> 'title', (t.data #>> '{_,startsOn}')::date, (t.data #>> '{_,endsOn}')::date,
    t.source_id
  from import_wanted t
  join roster.academic_years y on y.school_id = $1 and y.source_id = t.data #>> '{_,year}'
  where t.file = 'academicSessions.csv' and t.data ->> 'type' <> 'schoolYear' and t.change = 'write'
  on conflict on constraint terms_source_once do update set academic_year_id = excluded.academic_year_id,
    title = excluded.title, starts_on = excluded.starts_on, ends_on = excluded.ends_on, version = terms.version + 1
  ${changed}`);

export const writeCourses = prepared(`
  insert into roster.courses (id, school_id, title, code, grades, subjects, subject_codes, source_id)
  select uuidv7(), $1, data ->> 'title', data ->> 'courseCode',
    coalesce(string_to_array(data ->> 'grades', ','), '{}'), coalesce(string_to_array(data ->> 'subjects', ','), '{}'),
    coalesce(string_to_array(data ->> 'subjectCodes', ','), '{}'), source_id
  from import_wanted where file = 'courses.csv' and change = 'write'
  on conflict on constraint courses_source_once do update set title = excluded.title, code = excluded.code,
    grades = excluded.grades, subjects = excluded.subjects, subject_codes = excluded.subject_codes,
    version = courses.version + 1
  ${changed}`);

export const writeSections = prepared(`
  insert into roster.sections
    (id, school_id, academic_year_id, course_id, kind, title, code, location, grades, starts_on, ends_on, source_id)
  select uuidv7(), $1, y.id, c.id, case w.data ->> 'classType' when 'homeroom' then 'form' else 'class' end,
    w.data ->> 'title', w.data ->> 'classCode', w.data ->> 'location',
    coalesce(string_to_array(w.data ->> 'grades', ','), '{}'), (w.data #>> '{_,startsOn}')::date,
    (w.data #>> '{_,endsOn}')::date, w.source_id
  from import_wanted w
  join roster.academic_years y on y.school_id = $1 and y.source_id = w.data #>> '{_,year}'
  left join roster.courses c on c.school_id = $1 and c.source_id = w.data ->> 'courseSourcedId'
  where w.file = 'classes.csv' and w.change = 'write'
  on conflict on constraint sections_source_once do update set academic_year_id = excluded.academic_year_id,
    course_id = excluded.course_id, kind = excluded.kind, title = excluded.title, code = excluded.code,
    location = excluded.location, grades = excluded.grades, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
    status = 'active', version = sections.version + 1
  ${changed}`);

/** $2: the last day that an ended class is held. */
export const endSections = prepared(`
  update roster.sections s
  set status = 'ended', ends_on = greatest(s.starts_on, least(s.ends_on, $2::date)), version = s.version + 1
  from import_wanted w
  where w.file = 'classes.csv' and w.change = 'end' and s.school_id = $1 and s.source_id = w.source_id
    and s.status = 'active'
  ${changed}`);

export const forgetSectionTerms = prepared(`
  delete from roster.section_terms st
  using roster.sections s
  join import_wanted w on w.file = 'classes.csv' and w.change = 'write' and w.source_id = s.source_id
  where s.school_id = $1 and st.section_id = s.id`);

export const writeSectionTerms = prepared(`
  insert into roster.section_terms (school_id, section_id, term_id)
  select distinct $1::uuid, s.id, t.id
  from import_wanted w
  join roster.sections s on s.school_id = $1 and s.source_id = w.source_id
  join roster.terms t on t.school_id = $1 and t.source_id = any (string_to_array(w.data ->> 'termSourcedIds', ','))
  where w.file = 'classes.csv' and w.change = 'write'`);

/** What became of terms, years and courses that the package gave up: they stay, because past classes refer to them. */
export const countGivenUp = prepared(`
  select case when file = 'courses.csv' then 'courses' when data ->> 'type' = 'schoolYear' then 'academicYears'
    else 'terms' end as kind, count(*)::int as ended
  from import_wanted where change = 'end' and file in ('courses.csv', 'academicSessions.csv') group by 1`);

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { CAPITAL, Classroom, type Question } from '../../support/classroom.js';
import { CourseAuthor } from '../../support/course-author.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let colleague: TestPerson;
/** The teacher of Hill School, and the same school asked by others. */
let hill: RosterOffice;
let author: CourseAuthor;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  hill = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
  author = new CourseAuthor(hill);
  colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
});
afterAll(() => app.stop());

const post = (path: string, body?: object) => hill.call('POST', path, { body });
const read = async (path: string) => (await hill.get(path)).body;
const refused = (status: number, code: string) => ({ status, body: { code: `learning.${code}` } });

interface Outline {
  modules: { id: string; title: string; items: { id: string; requires: string[]; state: string }[] }[];
}
const outlineOf = async (runId: string) => (await hill.get<Outline>(`/course-runs/${runId}/outline`)).body;

describe('a course', () => {
  it('is begun as a draft by a teacher, who teaches it, changed, and published', async () => {
    const made = await post('/online-courses', { title: 'Bread', description: '# Bread <script>' });
    expect(made).toMatchObject({
      status: 201,
      body: {
        state: 'draft',
        title: 'Bread',
        summary: null,
        description: '# Bread <script>',
        descriptionHtml: '<h1>Bread &lt;script&gt;</h1>\n',
        instructors: [{ personId: schools.hill.people.teacher.id, displayName: 'Some teacher' }],
        version: 1,
      },
    });
    const path = `/online-courses/${made.body.id}`;
    const changed = await hill.call('PATCH', path, {
      body: { summary: 'Short' },
      headers: { 'if-match': '"1"' },
    });
    expect(changed).toMatchObject({ status: 200, body: { title: 'Bread', summary: 'Short', version: 2 } });
    expect(await hill.call('PATCH', path, { body: {}, headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 412,
    });
    expect(await post(`${path}/publish`)).toMatchObject({ status: 200, body: { state: 'published' } });
    expect(await post(`${path}/publish`)).toMatchObject({ status: 200, body: { version: 3 } });
    expect(await post(`${path}/unpublish`)).toMatchObject({ body: { state: 'draft' } });
  });

  it('is kept as it was while it is archived', async () => {
    const { courseId, runId, moduleId, itemId } = await author.published();
    const archived = await post(`/online-courses/${courseId}/archive`);
    expect(archived).toMatchObject({ status: 200, body: { state: 'archived' } });
    const over = refused(409, 'course_archived');
    const patch = (path: string) => hill.call('PATCH', path, { body: { title: 'x' } });
    expect(await patch(`/online-courses/${courseId}`)).toMatchObject(over);
    expect(await patch(`/course-runs/${runId}`)).toMatchObject(over);
    expect(await patch(`/course-modules/${moduleId}`)).toMatchObject(over);
    expect(await patch(`/course-items/${itemId}`)).toMatchObject(over);
    expect(await post('/course-runs', { courseId, title: 'x' })).toMatchObject(over);
    await post(`/online-courses/${courseId}/unpublish`);
    await post(`/course-runs/${runId}/archive`);
    expect(await patch(`/course-items/${itemId}`)).toMatchObject(refused(409, 'run_archived'));
    expect((await patch(`/online-courses/${courseId}`)).status).toBe(200);
  });

  it('is entrusted to members of the staff, who work on it from then on, and to nobody else', async () => {
    const courseId = await author.course();
    const entrust = (personIds: string[], by = hill) =>
      by.call('PUT', `/online-courses/${courseId}/instructors`, { body: { personIds } });
    const { teacher, student, office } = schools.hill.people;
    for (const stranger of [student.id, schools.lake.people.teacher.id, newId()])
      expect(await entrust([teacher.id, stranger])).toMatchObject({
        ...refused(422, 'instructor_unknown'),
        body: { errors: [{ pointer: '/personIds' }] },
      });
    const other = hill.as(colleague);
    const change = () => other.call('PATCH', `/online-courses/${courseId}`, { body: { title: 'Ours' } });
    expect(await change()).toMatchObject(refused(404, 'course_not_found'));
    expect(await entrust([teacher.id, colleague.id])).toMatchObject({ status: 200 });
    expect(await change()).toMatchObject({ status: 200, body: { title: 'Ours' } });
    await entrust([], hill.as(office));
    expect(await change()).toMatchObject({ status: 404 });
  });

  it('has runs with dates of their own, which do not end before they start', async () => {
    const courseId = await author.course();
    const dates = { startsOn: '2026-09-01', endsOn: '2026-12-18' };
    const run = await post('/course-runs', { courseId, title: 'Autumn', ...dates });
    expect(run).toMatchObject({
      status: 201,
      body: { state: 'draft', courseTitle: expect.any(String), ...dates },
    });
    const path = `/course-runs/${run.body.id}`;
    expect(await hill.call('PATCH', path, { body: { endsOn: '2026-08-31' } })).toMatchObject({
      ...refused(422, 'run_dates_invalid'),
      body: { errors: [{ pointer: '/endsOn' }] },
    });
    expect(await hill.call('PATCH', path, { body: { endsOn: null } })).toMatchObject({
      body: { endsOn: null },
    });
    expect(await post('/course-runs', { courseId: newId(), title: 'x' })).toMatchObject(
      refused(404, 'course_not_found'),
    );
  });

  it('is copied with its runs and all that they are made of; what is changed in the copy is not in the original', async () => {
    const { courseId, runId, moduleId, itemId } = await author.published();
    const second = await author.page(moduleId, { title: 'Cake', opensAt: '2026-12-01T08:00:00Z' });
    await hill.call('PUT', `/course-items/${second}/requirements`, { body: { itemIds: [itemId] } });
    const copy = await post(`/online-courses/${courseId}/duplicate`, { title: 'A copy' });
    expect(copy).toMatchObject({ status: 201, body: { title: 'A copy', state: 'draft' } });
    const { body: runs } = await hill.get<{ items: { id: string; state: string }[] }>(
      `/course-runs?courseId=${copy.body.id}`,
    );
    expect(runs.items).toEqual([expect.objectContaining({ state: 'draft', title: 'Autumn 2026' })]);
    const [module, ...others] = (await outlineOf(runs.items[0]!.id)).modules;
    expect(others).toEqual([]);
    expect(module).toMatchObject({
      title: 'Causes',
      items: [
        { title: 'Bread', state: 'published', requires: [] },
        { title: 'Cake', state: 'draft', opensAt: null, requires: [module!.items[0]!.id] },
      ],
    });
    const copied = module!.items[0]!.id;
    expect(await read(`/course-items/${copied}`)).toMatchObject({ markdown: '# Bread\n\nIt was *dear*.' });
    await hill.call('PATCH', `/course-items/${copied}`, { body: { markdown: 'Other' } });
    expect(await read(`/course-items/${itemId}`)).toMatchObject({ html: expect.stringContaining('dear') });
    const again = await post(`/course-runs/${runId}/duplicate`, { title: 'Spring', startsOn: '2027-01-11' });
    expect(again).toMatchObject({ status: 201, body: { courseId, title: 'Spring', startsOn: '2027-01-11' } });
    expect((await outlineOf(again.body.id)).modules[0]!.items).toHaveLength(2);
  });
});

describe('a copy of a course', () => {
  it('asks questions of its own: what is changed in the one is not changed in the other', async () => {
    const room = new Classroom(app, schools.hill);
    const { courseId, runId, moduleId } = await author.published();
    const [one, two] = [await room.ask(courseId), await room.ask(courseId, CAPITAL, 'Drawn')];
    const everybodys = await new RosterOffice(app, schools.hill).make('/questions', {
      pool: 'Everybody',
      question: CAPITAL,
    });
    const quiz = {
      questionIds: [one.id, everybodys.id],
      draws: [{ courseId, pool: 'Drawn', count: 1 }],
      attempts: null,
    };
    const quizId = (await hill.make('/course-items', { moduleId, kind: 'quiz', title: 'Quiz', quiz })).id;
    const dueAt = '2026-12-01T08:00:00.000Z';
    const rubric = [{ title: 'Thought', points: 10 }];
    const terms = { accepts: ['file'], files: { types: ['image/*'] }, rubric };
    const assignment = { points: 10, dueAt, late: 'refused', ...terms };
    const essay = { moduleId, kind: 'assignment', title: 'Essay', assignment };
    const { id: essayId } = await hill.make('/course-items', essay);
    const categories = [{ title: 'Tests', weight: 1, itemIds: [quizId] }];
    const scheme = { categories, excluded: [essayId] };
    await hill.call('PUT', `/course-runs/${runId}/grading-scheme`, { body: scheme });

    const { body: copy } = await post(`/online-courses/${courseId}/duplicate`, { title: 'A copy' });
    const { body: runs } = await hill.get<{ items: [{ id: string }] }>(`/course-runs?courseId=${copy.id}`);
    const [{ id: copiedRun }] = runs.items;
    const [, copiedQuiz, copiedEssay] = (await outlineOf(copiedRun)).modules[0]!.items;
    const { body: bank } = await hill.get<{ items: Question[] }>(`/questions?courseId=${copy.id}`);
    expect(bank.items.map(({ revision }) => revision)).toEqual([1, 1]);
    const ofCopy = (await read(`/course-items/${copiedQuiz!.id}`)) as unknown as { quiz: typeof quiz };
    const [copied] = ofCopy.quiz.questionIds as [string];
    expect(bank.items.map(({ id }) => id)).toContain(copied);
    expect(ofCopy.quiz).toMatchObject({
      questionIds: [copied, everybodys.id],
      draws: [{ courseId: copy.id, pool: 'Drawn', count: 1 }],
    });
    expect(await read(`/course-items/${copiedEssay!.id}`)).toMatchObject({
      assignment: { ...assignment, dueAt: null, late: 'accepted', files: { types: ['image/*'], most: 5 } },
    });
    expect(await read(`/course-runs/${copiedRun}/grading-scheme`)).toMatchObject({
      categories: [{ title: 'Tests', itemIds: [copiedQuiz!.id] }],
      excluded: [copiedEssay!.id],
    });
    const say = (id: string, prompt: string) =>
      hill.call('PUT', `/questions/${id}`, { body: { pool: 'Capitals', question: { ...CAPITAL, prompt } } });
    await say(copied, 'Of the copy');
    await say(two.id, 'Of the original');
    const prompts = async (of: string) => {
      const { body } = await hill.get<{ items: { content: { prompt: string } }[] }>(
        `/questions?courseId=${of}`,
      );
      return body.items.map(({ content }) => content.prompt).toSorted();
    };
    expect(await prompts(courseId)).toEqual(['Of the original', CAPITAL.prompt]);
    expect(await prompts(copy.id)).toEqual(['Of the copy', CAPITAL.prompt]);
    // It is a quiz that can be changed: what it asks is in its own bank.
    const other = { quiz: { ...ofCopy.quiz, minutes: 5 } };
    expect((await hill.call('PATCH', `/course-items/${copiedQuiz!.id}`, { body: other })).status).toBe(200);
  });
});

describe('an item that is weighed and removed', () => {
  it('leaves the scheme, and a scheme that still names one is copied without it', async () => {
    const { courseId, runId, moduleId } = await author.published();
    const essay = async () => {
      const item = { moduleId, kind: 'assignment', title: 'Essay', assignment: { points: 10 } };
      return (await hill.make('/course-items', item)).id;
    };
    const [kept, removed, excluded] = [await essay(), await essay(), await essay()];
    const categories = [{ title: 'Essays', weight: 1, itemIds: [kept, removed] }];
    const scheme = { categories, excluded: [excluded] };
    const path = `/course-runs/${runId}/grading-scheme`;
    await hill.call('PUT', path, { body: scheme });
    for (const id of [removed, excluded])
      expect((await hill.call('DELETE', `/course-items/${id}`)).status).toBe(204);
    const left = { categories: [{ title: 'Essays', itemIds: [kept] }], excluded: [] };
    expect(await read(path)).toMatchObject({ ...left, version: 3 });
    // As it was written before items left their scheme.
    await app.admin.query(
      'update learning.grading_schemes set categories = $2, excluded = $3 where id = $1',
      [runId, JSON.stringify(categories), [excluded]],
    );
    const copy = await post(`/online-courses/${courseId}/duplicate`, { title: 'A copy' });
    expect(copy.status).toBe(201);
    const { body: runs } = await hill.get<{ items: [{ id: string }] }>(
      `/course-runs?courseId=${copy.body.id}`,
    );
    const ofCopy = await read(`/course-runs/${runs.items[0].id}/grading-scheme`);
    expect(ofCopy).toMatchObject({
      categories: [{ title: 'Essays', itemIds: [expect.any(String)] }],
      excluded: [],
    });
  });
});

describe('what a run is made of', () => {
  it('is put in order as a whole, items from one module into another', async () => {
    const runId = await author.run();
    const [a, b] = [await author.module(runId), await author.module(runId, { title: 'Effects' })];
    const [one, two, three] = [await author.page(a), await author.page(a), await author.page(b)];
    const arrange = (modules: object[]) =>
      hill.call<Outline>('PUT', `/course-runs/${runId}/outline`, { body: { modules } });
    const answer = await arrange([
      { moduleId: b, itemIds: [two, three] },
      { moduleId: a, itemIds: [one] },
    ]);
    expect(answer.status).toBe(200);
    expect(answer.body.modules.map(({ id, items }) => [id, items.map((item) => item.id)])).toEqual([
      [b, [two, three]],
      [a, [one]],
    ]);
    expect(await arrange([{ moduleId: a, itemIds: [one, two, three] }])).toMatchObject(
      refused(422, 'outline_incomplete'),
    );
    const { rows } = await app.admin.query(
      `select before -> 'modules' -> 0 ->> 'moduleId' as former from platform.audit_entries where subject_id = $1
       and subject_type = 'Outline'`,
      [runId],
    );
    expect(rows).toEqual([{ former: a }]);
  });

  it('keeps its order when many add to it at once', async () => {
    const moduleId = await author.module();
    const added = await Promise.all(Array.from({ length: 8 }, () => author.page(moduleId)));
    const { rows } = await app.admin.query<{ position: number }>(
      'select position from learning.items where module_id = $1 order by position',
      [moduleId],
    );
    expect(added).toHaveLength(8);
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('has items of the kinds that there are, each with its content', async () => {
    const moduleId = await author.module();
    const add = (body: object) => post('/course-items', { moduleId, title: 'Item', ...body });
    expect(await add({ kind: 'link', url: 'https://example.org', markdown: 'Look' })).toMatchObject({
      status: 201,
      body: { kind: 'link', url: 'https://example.org/', html: '<p>Look</p>\n', state: 'draft' },
    });
    expect(await add({ kind: 'link', url: 'javascript:alert(1)' })).toMatchObject({
      ...refused(422, 'item_content_invalid'),
      body: { errors: [{ pointer: '/url' }] },
    });
    expect(await add({ kind: 'page' })).toMatchObject({ body: { errors: [{ pointer: '/markdown' }] } });
    expect(await add({ kind: 'hologram', markdown: 'x' })).toMatchObject({ status: 422 });
  });

  it('opens and closes when it is said, and not the other way round', async () => {
    const itemId = await author.page(undefined, { opensAt: '2026-12-01T08:00:00+01:00' });
    expect(await read(`/course-items/${itemId}`)).toMatchObject({ opensAt: '2026-12-01T07:00:00.000Z' });
    const closesAt = { closesAt: '2026-12-01T07:00:00Z' };
    expect(await hill.call('PATCH', `/course-items/${itemId}`, { body: closesAt })).toMatchObject({
      ...refused(422, 'availability_invalid'),
      body: { errors: [{ pointer: '/closesAt' }] },
    });
  });

  it('requires what comes before, and nothing that requires itself in the end', async () => {
    const moduleId = await author.module();
    const [first, second] = [await author.page(moduleId), await author.page(moduleId)];
    const require = (of: string, itemIds: string[]) =>
      hill.call('PUT', `/course-items/${of}/requirements`, { body: { itemIds } });
    expect(await require(second, [first])).toMatchObject({ status: 200, body: { requires: [first] } });
    expect(await require(first, [second])).toMatchObject(refused(422, 'requirements_invalid'));
    expect(await require(first, [await author.page()])).toMatchObject(refused(422, 'requirements_invalid'));
    expect(await hill.call('DELETE', `/course-items/${first}`)).toMatchObject({
      ...refused(409, 'item_required'),
      body: { facts: { requiredBy: [second] } },
    });
    expect(await hill.call('DELETE', `/course-modules/${moduleId}`)).toMatchObject(
      refused(409, 'module_not_empty'),
    );
    for (const item of [second, first])
      expect((await hill.call('DELETE', `/course-items/${item}`)).status).toBe(204);
    expect((await hill.call('DELETE', `/course-modules/${moduleId}`)).status).toBe(204);
    expect(await hill.get(`/course-modules/${moduleId}`)).toMatchObject(refused(404, 'module_not_found'));
  });
});

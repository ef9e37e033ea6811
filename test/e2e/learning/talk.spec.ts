import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CourseAuthor } from '../../support/course-author.js';
import { announcementMail, mailAnnouncement } from '../../support/mail-announcement.js';
import { SESSION } from '../../support/live-routes.js';
import { mailsOf, mailTo } from '../../support/mails.js';
import { settled } from '../../support/settled.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { TestSocket, type SocketMessage } from '../../support/socket.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Said {
  readonly id: string;
  readonly state: string;
  readonly markdown: string | null;
  readonly html: string | null;
  readonly author: string | null;
  readonly hiddenReason: string | null;
  readonly reports: number;
  readonly mine: boolean;
}

interface Thread extends Said {
  readonly locked: boolean;
  readonly answers: readonly Said[];
}

interface Told {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly withdrawnAt: string | null;
}

let app: TestApp;
let schools: TwoSchools;
let teacher: RosterOffice;
let author: CourseAuthor;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
  author = new CourseAuthor(teacher);
});
afterAll(() => app.stop());

/** Two who learn in a run of one page, and one who does not. */
async function room() {
  const { runId, itemId } = await author.published();
  const learner = async (email: string | null) => {
    const { person, id } = await studentWhoSignsIn(app, schools.hill, { email });
    const enrolmentId = await author.enrol(runId, id);
    return { person, id, enrolmentId, office: new RosterOffice(app, schools.hill, person) };
  };
  const address = `${runId.slice(-12)}@example.org`;
  const [first, second] = [await learner(address), await learner(null)];
  const [ada, bob] = [first.office, second.office];
  const people = { ada: first.person, bob: second.person };
  const stranger = new RosterOffice(app, schools.hill, schools.hill.people.student);
  const say = (who: RosterOffice, markdown: string, threadId?: string) =>
    who.call<Said & { code: string }>('POST', `/course-items/${itemId}/posts`, {
      body: { markdown, threadId },
    });
  const read = async (who: RosterOffice, query = '') =>
    (await who.get<ListOf<Thread>>(`/course-items/${itemId}/posts${query}`)).body.items;
  return { runId, itemId, ada, bob, people, first, stranger, address, say, read };
}

/** The first message of a type; then it hears no more. */
async function heard(socket: TestSocket, type: string): Promise<SocketMessage> {
  const find = () => socket.messages.find((message) => message.type === type);
  await until(() => find() !== undefined, type).finally(() => socket.close());
  return find()!;
}

const because = { body: { reason: 'Not about bread' } };

describe('announcements', () => {
  it('are read by everybody in the run, told at once, and mailed once (R4)', async () => {
    const { runId, ada, stranger, address } = await room();
    await settled(app);
    const socket = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const topic = `course-run:${runId}:room`;
    expect(await socket.subscribe(topic)).toMatchObject({ ok: true, snapshot: { items: [] } });
    const path = `/course-runs/${runId}/announcements`;
    const body = { title: 'Tomorrow', markdown: 'We meet at **nine**.\n\n<script>alert(1)</script>' };
    expect((await ada.call('POST', path, { body })).status).toBe(403);
    expect((await teacher.call('POST', path, { body })).status).toBe(204);
    const message = await heard(socket, 'learning.announcement_published');
    expect(message.data).toMatchObject({ runId });
    expect(JSON.stringify(message.data)).not.toContain('nine');
    const told = async (who: RosterOffice) => (await who.get<ListOf<Told>>(path)).body.items;
    expect(await told(ada)).toMatchObject([{ title: 'Tomorrow', withdrawnAt: null }]);
    expect((await told(ada))[0]!.html).toContain('<strong>nine</strong>');
    expect((await told(ada))[0]!.html).not.toContain('<script');
    expect((await stranger.get(path)).status).toBe(404);
    const mail = await mailTo(app, address, 'The French Revolution: Tomorrow');
    expect(mail.text).toContain('We meet at **nine**.');
    const [{ id }] = (await told(ada)) as [Told];
    for (let n = 0; n < 2; n++) await mailAnnouncement(app, schools.hill, id);
    expect((await mailsOf(app)).filter(({ to }) => to === address)).toHaveLength(1);
    const { rows } = await app.admin.query(
      `select from platform.jobs where kind = 'learning.mail_announcement' and payload ->> 'announcementId' = $1`,
      [id],
    );
    expect(rows.length).toBeLessThanOrEqual(1);
    expect((await teacher.call('POST', `/course-announcements/${id}/withdraw`)).status).toBe(204);
    expect(await told(ada)).toEqual([]);
    expect(await told(teacher)).toMatchObject([{ withdrawnAt: expect.any(String) }]);
  });

  it('are ended by whoever has enough of them, in one click or by their choices, and by nobody else', async () => {
    const { runId, ada, address } = await room();
    const second = `second-${address}`;
    const { id: other } = await studentWhoSignsIn(app, schools.hill, { email: second });
    await author.enrol(runId, other);
    const announce = (title: string) =>
      teacher.call('POST', `/course-runs/${runId}/announcements`, { body: { title, markdown: 'x' } });
    await announce('First');
    const { unsubscribeUrl, text } = await mailTo(app, address, /First/);
    expect(text).toContain(`Stop mails of this kind: ${unsubscribeUrl}`);
    const url = app.url + new URL(unsubscribeUrl).pathname;
    expect(await (await fetch(url)).text()).toContain('announcements of online courses');
    const oneClick = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await fetch(url, { method: 'POST', body: oneClick })).status).toBe(200);
    await announce('Second');
    await mailTo(app, second, /Second/);
    await until(async () => {
      const { rows } = await app.admin.query(
        `select from platform.jobs where kind = 'learning.mail_announcement' and state <> 'done'`,
      );
      return rows.length === 0;
    }, 'each mail to have left');
    const choices = (wanted: boolean) =>
      ada.call('PUT', '/notification-preferences', {
        body: { items: [{ subscription: 'announcement', wanted }] },
      });
    expect((await choices(true)).body).toMatchObject({
      items: expect.arrayContaining([{ subscription: 'announcement', wanted: true }]),
    });
    await announce('Third');
    await mailTo(app, address, /Third/);
    const mails = (await mailsOf(app)).filter(({ to }) => to === address);
    expect(mails.map(({ subject }) => subject.replace(/.*: /, '')).toSorted()).toEqual(['First', 'Third']);
  });

  it('B10 are mailed to nobody who is not in the run, of no run that was taken back, and never when they are withdrawn', async () => {
    const { runId, ada, first, address } = await room();
    const path = `/course-runs/${runId}/announcements`;
    await teacher.call('POST', path, { body: { title: 'Tomorrow', markdown: 'x' } });
    const [{ id: announcementId }] = (await ada.get<ListOf<Told>>(path)).body.items as [Told];
    const to = async () => {
      const mail = await announcementMail(app, schools.hill, { announcementId, learnerId: first.id });
      return mail && mail.to;
    };
    const enrolment = `/course-enrolments/${first.enrolmentId}`;
    for (const [away, back] of [
      [`${enrolment}/suspend`, `${enrolment}/resume`],
      [`/course-runs/${runId}/unpublish`, `/course-runs/${runId}/publish`],
    ] as const) {
      expect(await to()).toBe(address);
      expect((await teacher.call('POST', away)).status).toBe(200);
      expect(await to()).toBeNull();
      expect((await teacher.call('POST', back)).status).toBe(200);
    }
    expect(await to()).toBe(address);
    await teacher.call('POST', `/course-announcements/${announcementId}/withdraw`);
    expect(await to()).toBeNull();
  });

  it('B10 need a run that is published, and are its authors’ to make', async () => {
    const draft = `/course-runs/${await author.run()}/announcements`;
    const body = { title: 'Soon', markdown: 'x' };
    expect(await teacher.call('POST', draft, { body })).toMatchObject({
      status: 409,
      body: { code: 'learning.run_not_published' },
    });
    const { runId } = await room();
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    const asked = new RosterOffice(app, schools.hill, colleague).call(
      'POST',
      `/course-runs/${runId}/announcements`,
      { body },
    );
    expect((await asked).status).toBe(404);
  });
});

describe('discussions', () => {
  it('are threads with answers, of those who learn there and the authors, and of nobody else (B10)', async () => {
    const { ada, bob, stranger, say, read, itemId } = await room();
    const { body: thread } = await say(ada, 'Why was *bread* dear?');
    expect((await say(bob, 'Bad harvests.', thread.id)).status).toBe(201);
    await say(teacher, 'And taxes.', thread.id);
    await say(bob, 'Another matter');
    expect(await read(ada)).toMatchObject([
      { markdown: 'Another matter', mine: false, answers: [] },
      {
        id: thread.id,
        html: expect.stringContaining('<em>bread</em>'),
        author: 'Some student',
        mine: true,
        locked: false,
        answers: [{ markdown: 'Bad harvests.' }, { markdown: 'And taxes.', author: 'Some teacher' }],
      },
    ]);
    expect((await stranger.get(`/course-items/${itemId}/posts`)).status).toBe(404);
    expect((await say(stranger, 'Hello')).status).toBe(404);
    await teacher.call('POST', `/course-items/${itemId}/unpublish`);
    expect((await say(ada, 'Still there?')).status).toBe(404);
  });

  it('are hidden by an author with a reason, for everybody but the writer, and shown again', async () => {
    const { ada, bob, say, read } = await room();
    const { body: post } = await say(ada, 'Something rude');
    expect((await ada.call('POST', `/course-posts/${post.id}/hide`, because)).status).toBe(403);
    expect((await teacher.call('POST', `/course-posts/${post.id}/hide`, because)).status).toBe(204);
    expect(await read(bob)).toMatchObject([
      { id: post.id, state: 'hidden', markdown: null, html: null, author: null, hiddenReason: null },
    ]);
    for (const who of [ada, teacher])
      expect(await read(who)).toMatchObject([
        { markdown: 'Something rude', hiddenReason: 'Not about bread' },
      ]);
    expect(await say(bob, 'What was it?', post.id)).toMatchObject({
      status: 409,
      body: { code: 'learning.post_hidden' },
    });
    await teacher.call('POST', `/course-posts/${post.id}/show`);
    expect(await read(bob)).toMatchObject([{ state: 'visible', markdown: 'Something rude' }]);
  });

  it('end when an author locks them; of an answer at the same moment the database decides', async () => {
    const { ada, bob, say, read } = await room();
    const { body: post } = await say(ada, 'Enough?');
    const lock = teacher.call('POST', `/course-posts/${post.id}/lock`);
    const answers = await Promise.all([lock, ...[1, 2, 3].map((n) => say(bob, `No ${n}`, post.id))]);
    const [thread] = await read(ada);
    expect(thread!.answers).toHaveLength(answers.filter(({ status }) => status === 201).length);
    expect(await say(bob, 'Really not', post.id)).toMatchObject({
      status: 409,
      body: { code: 'learning.thread_locked' },
    });
    await teacher.call('POST', `/course-posts/${post.id}/unlock`);
    const now = await say(bob, 'Now', post.id);
    expect(now.status).toBe(201);
    expect(await teacher.call('POST', `/course-posts/${now.body.id}/lock`)).toMatchObject({
      status: 409,
      body: { code: 'learning.post_is_no_thread' },
    });
  });

  it('are of one item: nobody answers under the address of another', async () => {
    const [here, there] = [await room(), await room()];
    const { body: thread } = await here.say(here.ada, 'Why was bread dear?');
    const body = { markdown: 'Bad harvests.', threadId: thread.id };
    const answer = await teacher.call('POST', `/course-items/${there.itemId}/posts`, { body });
    expect(answer).toMatchObject({ status: 404, body: { code: 'learning.post_not_found' } });
  });

  it('B10 are not begun, nor is a live session attended, where learners would hear of a draft', async () => {
    const { runId, people } = await room();
    const { id: module } = await teacher.make('/course-modules', { runId, title: 'Drafts' });
    const [page, live] = [
      await teacher.make('/course-items', {
        moduleId: module,
        kind: 'page',
        title: 'Bread',
        markdown: 'Dear',
      }),
      await teacher.make('/course-items', { moduleId: module, ...SESSION }),
    ];
    await settled(app);
    const socket = await TestSocket.connect(app, people.ada.token);
    await socket.subscribe(`course-run:${runId}:room`);
    const drafted = { status: 409, body: { code: 'learning.item_not_published' } };
    const post = { body: { markdown: 'Ready?' } };
    expect(await teacher.call('POST', `/course-items/${page.id}/posts`, post)).toMatchObject(drafted);
    const presence = (here: boolean) =>
      teacher.call('PUT', `/course-items/${live.id}/presences`, { body: { here } });
    expect(await presence(true)).toMatchObject(drafted);
    await teacher.call('POST', `/course-items/${live.id}/publish`);
    expect((await presence(true)).status).toBe(200);
    await teacher.call('POST', `/course-items/${live.id}/unpublish`);
    const all = () => settled(app).then(() => socket.upToDate(app));
    await all();
    const before = socket.messages.length;
    expect((await presence(false)).status).toBe(200);
    await all();
    expect(socket.messages).toHaveLength(before);
    socket.close();
  });

  it('B10 are moderated unheard by learners, and heard by authors, when the item was taken back', async () => {
    const { runId, itemId, ada, people, say } = await room();
    const { body: post } = await say(ada, 'Something rude');
    const learner = await TestSocket.connect(app, people.ada.token);
    const colleague = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const [topic, authors] = [`course-run:${runId}:room`, `course-run:${runId}:learners`];
    await settled(app);
    await learner.subscribe(topic);
    await colleague.subscribe(authors);
    const moderate = async (...how: readonly (readonly [string, object?])[]) => {
      for (const [verb, body] of how)
        expect(
          (await teacher.call('POST', `/course-posts/${post.id}/${verb}`, { body })).status,
        ).toBeLessThan(300);
      await settled(app);
      for (const socket of [learner, colleague]) await socket.upToDate(app);
    };
    const said = (socket: TestSocket) =>
      socket.messages.flatMap(({ type, data }) => (type === 'learning.post_changed' ? [data['change']] : []));
    await moderate(['hide', because.body]);
    expect(said(learner)).toHaveLength(1); // what is said of a published item
    await teacher.call('POST', `/course-items/${itemId}/unpublish`);
    await moderate(['show'], ['lock'], ['unlock'], ['hide', because.body]);
    const unheard = ['shown', 'locked', 'unlocked', 'hidden'];
    expect([said(learner), said(colleague)]).toEqual([['hidden'], unheard]);
    await teacher.call('POST', `/course-items/${itemId}/publish`);
    await moderate(['show']);
    expect([said(learner), said(colleague)]).toEqual([['hidden', 'shown'], unheard]);
    learner.close();
    colleague.close();
  });

  it('are reported once by one person, which authors see and nobody else', async () => {
    const { runId, ada, bob, say, read } = await room();
    const { body: post } = await say(ada, 'Something rude');
    await say(ada, 'Something else');
    await settled(app);
    const socket = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const topic = `course-run:${runId}:learners`;
    await socket.subscribe(topic);
    const report = () => bob.call('POST', `/course-posts/${post.id}/report`, because);
    expect([(await report()).status, (await report()).status]).toEqual([204, 204]);
    const message = await heard(socket, 'learning.post_reported');
    expect(message.data).toMatchObject({ postId: post.id });
    expect(await read(teacher, '?reported=true')).toMatchObject([{ id: post.id, reports: 1 }]);
    expect((await read(bob)).map(({ reports }) => reports)).toEqual([0, 0]);
    expect(await read(bob, '?reported=true')).toEqual([]);
  });
});

describe('a live session', () => {
  it('shows who is there now, to everybody in the run, by whichever replica they came', async () => {
    const { runId, ada, bob, stranger, people } = await room();
    const session = async () => {
      const { rows } = await app.admin.query<{ id: string }>(
        'select id from learning.modules where run_id = $1',
        [runId],
      );
      const { id } = await teacher.make('/course-items', { moduleId: rows[0]!.id, ...SESSION });
      await author.publish(`course-items/${id}`);
      return id;
    };
    const itemId = await session();
    expect((await ada.get(`/course-items/${itemId}`)).body).toMatchObject({
      kind: 'live',
      live: { url: SESSION.live.url },
    });
    const path = `/course-items/${itemId}/presences`;
    const there = async (who: RosterOffice) =>
      (await who.get<{ people: { personId: string }[] }>(path)).body.people.map(({ personId }) => personId);
    const socket = await TestSocket.connect(app, people.ada.token);
    await socket.subscribe(`course-run:${runId}:room`);
    const acted = await socket.act('learning.attend', schools.hill.id, { itemId, here: true });
    expect(acted).toMatchObject({ ok: true, result: { people: [{ personId: people.ada.id }] } });
    const message = await heard(socket, 'learning.presence_changed');
    expect(message.data).toMatchObject({ itemId, personId: people.ada.id, until: expect.any(String) });
    // Browsers wake a page out of sight once a minute: of two signs of life one may be lost.
    expect(Date.parse(String(message.data['until'])) - Date.now()).toBeGreaterThan(120_000);
    await bob.call('PUT', path, { body: { here: true } });
    expect((await there(teacher)).toSorted()).toEqual([people.ada.id, people.bob.id].toSorted());
    await bob.call('PUT', path, { body: { here: false } });
    expect(await there(bob)).toEqual([people.ada.id]);
    await app.admin.query(
      `update learning.presences set until = now() - interval '1 second' where item_id = $1`,
      [itemId],
    );
    expect(await there(ada)).toEqual([]);
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', { here: true }],
    ] as const)
      expect((await stranger.call(method, path, { body })).status).toBe(404);
  });

  it('begins before it ends, at an address of the web', async () => {
    const moduleId = await author.module();
    const live = { ...SESSION.live, endsAt: SESSION.live.startsAt };
    for (const wrong of [live, { ...SESSION.live, url: 'javascript:alert(1)' }])
      expect(
        (await teacher.call('POST', '/course-items', { body: { moduleId, ...SESSION, live: wrong } })).status,
      ).toBe(422);
  });
});

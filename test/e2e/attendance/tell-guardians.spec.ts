import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Mailer } from '#platform/mail/mailer';
import { aClass, type TestClass } from '../../support/a-class.js';
import { aGuardian, ClassAtWork, mailsTo, sendBy, told } from '../../support/telling.js';
import { mailsOf } from '../../support/mails.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Notification {
  id: string;
  kind: string;
  state: string;
  reason: string | null;
  round: number;
  student: { studentId: string } | null;
}

let app: TestApp;
let schools: TwoSchools;
let hill: TestClass;
let lake: TestClass;
let lesson: ClassAtWork;
let student: string;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
beforeEach(async () => {
  hill = await aClass(app, schools.hill, 3);
  lake = await aClass(app, schools.lake, 3);
  lesson = new ClassAtWork(app, schools.hill, hill);
  student = hill.students[0]!;
});
afterAll(() => app.stop());

/** The same students have another lesson today. */
async function nextLesson(): Promise<ClassAtWork> {
  const other = await aClass(app, schools.hill, 0);
  await app.admin.query(
    `insert into attendance.register_entries (school_id, date, register_id, student_id, display_name, sort_name)
     select e.school_id, e.date, $2, e.student_id, e.display_name, e.sort_name
     from attendance.register_entries e where e.register_id = $1`,
    [hill.registerId, other.registerId],
  );
  return new ClassAtWork(app, schools.hill, { ...other, students: hill.students });
}

const log = async (query: string, school = schools.hill, who = school.people.office) => {
  const path = `/schools/${school.id}/notifications?limit=200&${query}`;
  return (await app.call<{ items: Notification[] }>('GET', path, { token: who.token })).body.items;
};
const stateOf = async (query: string) =>
  (await log(query)).map(({ kind, state, reason }) => [kind, state, reason]);

describe('guardians of a student who is absent', () => {
  it('are mailed once the register is submitted, and only those of the student', async () => {
    const [mother, father] = [
      await aGuardian(app, schools.hill, student),
      await aGuardian(app, schools.hill, student),
    ];
    const other = await aGuardian(app, schools.hill, hill.students[1]!);
    await lesson.submit({ [student]: 'A', [hill.students[2]!]: 'E' });
    await told(app);
    for (const guardian of [mother, father]) {
      const [mail, ...more] = await mailsTo(app, guardian);
      expect(more).toEqual([]);
      expect(mail!.subject).toMatch(/^Absence: Student Number 0001, /);
      expect(mail!.text).toContain('Hill School has recorded an absence');
      expect(mail!.text).toMatch(/– 8:00 AM–8:45 AM Mathematics, Period/);
      expect(mail!.text).toContain('(Europe/Warsaw)');
    }
    expect(await mailsTo(app, other)).toEqual([]);
    expect(await stateOf(`studentId=${student}`)).toEqual([
      ['absence', 'sent', null],
      ['absence', 'sent', null],
    ]);
    expect(await log(`studentId=${hill.students[2]}`)).toEqual([]);
  });

  it('are mailed once a day, and a later absence of that day goes into the log alone', async () => {
    const guardian = await aGuardian(app, schools.hill, student);
    const second = await nextLesson();
    await lesson.submit({ [student]: 'A' });
    await second.submit({ [student]: 'A' });
    await told(app);
    expect(await mailsTo(app, guardian)).toHaveLength(1);
    expect(await log(`studentId=${student}`)).toHaveLength(1);
  });

  it('hear the truth of the whole day when several registers come in at once', async () => {
    const guardian = await aGuardian(app, schools.hill, student);
    const second = await nextLesson();
    await Promise.all([lesson.submit({ [student]: 'A' }), second.submit({ [student]: 'A' })]);
    await told(app);
    expect(await mailsTo(app, guardian)).toHaveLength(1);
  });

  it('are told in their language: their own, the school’s record, the school’s', async () => {
    const greek = await somebody(app, 'guardian', { schoolId: schools.hill.id });
    await app.admin.query(`update identity.persons set locale = 'el' where id = $1`, [greek.id]);
    const [own, record, none] = [
      await aGuardian(app, schools.hill, student, { locale: 'de', person: greek }),
      await aGuardian(app, schools.hill, student, { locale: 'ar' }),
      await aGuardian(app, schools.hill, student),
    ];
    await app.admin.query(`update identity.schools set locale = 'pl' where id = $1`, [schools.hill.id]);
    await lesson.submit({ [student]: 'A' });
    await told(app);
    const subject = async (to: { email: string }) => (await mailsTo(app, to))[0]!.subject;
    expect(await subject(own)).toMatch(/=\?UTF-8\?/);
    expect((await mailsTo(app, own))[0]!.text).toContain('κατέγραψε απουσία');
    expect((await mailsTo(app, record))[0]!.text).toContain('سجّلت المدرسة');
    expect((await mailsTo(app, none))[0]!.text).toContain('odnotowała nieobecność');
    await app.admin.query(`update identity.schools set locale = 'en' where id = $1`, [schools.hill.id]);
  });

  it('are not there or have no address: the log says so, and nobody is written to', async () => {
    await aGuardian(app, schools.hill, student, { email: null });
    await lesson.submit({ [student]: 'A', [hill.students[1]!]: 'A' });
    await told(app);
    expect(await stateOf(`studentId=${student}`)).toEqual([['absence', 'skipped', 'no_address']]);
    expect(await stateOf(`studentId=${hill.students[1]}`)).toEqual([
      ['absence', 'skipped', 'nobody_to_tell'],
    ]);
  });
});

describe('a correction', () => {
  it('follows when the absence was a mistake, once; and the day’s next absence is told again', async () => {
    const guardian = await aGuardian(app, schools.hill, student);
    await lesson.submit({ [student]: 'A' });
    await told(app);
    await lesson.amend(student, 'P');
    await told(app);
    await lesson.amend(student, 'L');
    await told(app);
    const kinds = async () => (await log(`studentId=${student}`)).map(({ kind, round }) => [kind, round]);
    expect(await kinds()).toEqual([
      ['absence_correction', 1],
      ['absence', 1],
    ]);
    const texts = (await mailsTo(app, guardian)).map(({ text }) => text).join();
    expect(texts).toContain('was recorded by mistake');
    await lesson.amend(student, 'A');
    await told(app);
    expect(await kinds()).toEqual([
      ['absence', 2],
      ['absence_correction', 1],
      ['absence', 1],
    ]);
    expect(await mailsTo(app, guardian)).toHaveLength(3);
  });

  it('says that it is explained when the office gave a reason; not while something is unexplained', async () => {
    const guardian = await aGuardian(app, schools.hill, student);
    const second = await nextLesson();
    await lesson.submit({ [student]: 'A' });
    await second.submit({ [student]: 'A' });
    await lesson.override(student, 'E');
    await told(app);
    expect(await mailsTo(app, guardian)).toHaveLength(1);
    await second.override(student, 'E');
    await told(app);
    const mails = await mailsTo(app, guardian);
    expect(mails).toHaveLength(2);
    expect(mails.map(({ text }) => text).join()).toContain('the absence is explained now');
  });

  it('follows when the register was cancelled, and is not sent to whom nothing was sent', async () => {
    const guardian = await aGuardian(app, schools.hill, student);
    await aGuardian(app, schools.hill, student, { email: null });
    await lesson.submit({ [student]: 'A' });
    await told(app);
    await lesson.cancel();
    await told(app);
    expect(await mailsTo(app, guardian)).toHaveLength(2);
    expect(await log(`studentId=${student}&kind=absence_correction`)).toHaveLength(1);
  });

  it('goes to who looks after the student still, where they are written to today', async () => {
    const [moved, cut, erased] = [
      await aGuardian(app, schools.hill, student),
      await aGuardian(app, schools.hill, student),
      await aGuardian(app, schools.hill, student),
    ];
    await lesson.submit({ [student]: 'A' });
    await told(app);
    const today = { email: `moved-${moved.id.slice(-12)}@example.org` };
    await app.admin.query('update roster.people set email = $2 where id = $1', [moved.id, today.email]);
    await app.admin.query('delete from roster.guardian_links where guardian_id = $1', [cut.id]);
    await app.admin.query(`update roster.people set status = 'left' where id = $1`, [erased.id]);
    await lesson.amend(student, 'P');
    await told(app);
    for (const guardian of [moved, cut, erased]) expect(await mailsTo(app, guardian)).toHaveLength(1);
    expect(await mailsTo(app, today)).toHaveLength(1);
  });

  it('is not needed when the slip was put right within the school’s delay: nobody is written to', async () => {
    const guardian = await aGuardian(app, schools.hill, student);
    const settings = `/schools/${schools.hill.id}/notification-settings`;
    const token = schools.hill.people.admin.token;
    await app.call('PATCH', settings, { token, body: { absenceDelaySeconds: 60 } });
    await lesson.submit({ [student]: 'A' });
    await until(async () => (await log(`studentId=${student}`)).length === 1, 'the entry of the log');
    expect(await stateOf(`studentId=${student}`)).toEqual([['absence', 'queued', null]]);
    await lesson.amend(student, 'P');
    await app.admin.query(
      `update platform.jobs set run_at = now() where kind = 'attendance.send_notification'`,
    );
    await told(app);
    expect(await mailsTo(app, guardian)).toEqual([]);
    expect(await stateOf(`studentId=${student}`)).toEqual([['absence', 'skipped', 'no_longer_so']]);
    await app.call('PATCH', settings, { token, body: { absenceDelaySeconds: 0 } });
    await lesson.amend(student, 'A');
    await told(app);
    expect(await mailsTo(app, guardian)).toHaveLength(1);
  });

  it('is as little needed as the mail itself by who is cut off from the student within the delay', async () => {
    const guardian = await aGuardian(app, schools.hill, student);
    const settings = `/schools/${schools.hill.id}/notification-settings`;
    const token = schools.hill.people.admin.token;
    await app.call('PATCH', settings, { token, body: { absenceDelaySeconds: 60 } });
    await lesson.submit({ [student]: 'A' });
    await until(async () => (await log(`studentId=${student}`)).length === 1, 'the entry of the log');
    await app.admin.query('delete from roster.guardian_links where guardian_id = $1', [guardian.id]);
    await app.admin.query(
      `update platform.jobs set run_at = now() where kind = 'attendance.send_notification'`,
    );
    await told(app);
    expect(await mailsTo(app, guardian)).toEqual([]);
    expect(await stateOf(`studentId=${student}`)).toEqual([['absence', 'skipped', 'no_longer_so']]);
    await app.call('PATCH', settings, { token, body: { absenceDelaySeconds: 0 } });
  });
});

describe('R4 a mail', () => {
  const jobs = async () => {
    const { rows } = await app.admin.query<{ id: string; state: string; attempt: number }>(
      `select j.id, j.state, j.attempt from platform.jobs j join attendance.notifications n
         on n.id = (j.payload->>'notificationId')::uuid where n.student_id = $1`,
      [student],
    );
    return rows;
  };

  it('that went out right before its worker died is the only one, and the log says sent', async () => {
    const guardian = await aGuardian(app, schools.hill, student);
    const mailer = app.app.get<Mailer>(Mailer);
    const { send } = mailer;
    let deaths = 0;
    // Between the mail and our note of it: what the worker's death leaves behind.
    mailer.send = async (message) => {
      await send.call(mailer, message);
      if (message.to === guardian.email && deaths++ < 2) throw new Error('the worker died');
    };
    await lesson.submit({ [student]: 'A' });
    await until(
      async () => {
        await app.admin.query(
          `update platform.jobs set run_at = now() where run_at > now() and state = 'waiting' and attempt > 0`,
        );
        return (await jobs())[0]?.state === 'done';
      },
      'the third attempt',
      60_000,
    );
    mailer.send = send;
    expect(deaths).toBeGreaterThan(2);
    expect((await jobs())[0]!.attempt).toBe(3);
    expect(await mailsTo(app, guardian)).toHaveLength(1);
    expect(await stateOf(`studentId=${student}`)).toEqual([['absence', 'sent', null]]);
  }, 90_000);

  it('is the only one when its job is run again and again, also side by side', async () => {
    const guardian = await aGuardian(app, schools.hill, student);
    await lesson.submit({ [student]: 'A' });
    await told(app);
    const [{ id: notificationId }] = (await log(`studentId=${student}`)) as [Notification];
    await app.admin.query(
      `update attendance.notifications set state = 'queued', sent_at = null where id = $1`,
      [notificationId],
    );
    await sendBy(app, schools.hill.id, notificationId, 4);
    await told(app);
    expect(await mailsTo(app, guardian)).toHaveLength(1);
    expect(await stateOf(`studentId=${student}`)).toEqual([['absence', 'sent', null]]);
  });

  it('that was parked is given up when the correction has gone out meanwhile', async () => {
    const guardian = await aGuardian(app, schools.hill, student);
    await lesson.submit({ [student]: 'A' });
    await told(app);
    await lesson.amend(student, 'P');
    await told(app);
    const mails = await mailsTo(app, guardian);
    const absence = (await log(`studentId=${student}&kind=absence`))[0]!;
    await app.admin.query(
      `update attendance.notifications set state = 'queued', sent_at = null, message_id = message_id || '.parked'
       where id = $1`,
      [absence.id],
    );
    await sendBy(app, schools.hill.id, absence.id);
    await told(app);
    expect(await mailsTo(app, guardian)).toHaveLength(mails.length);
    expect(await stateOf(`studentId=${student}&kind=absence`)).toEqual([
      ['absence', 'skipped', 'no_longer_so'],
    ]);
  });

  it('K5 is the only one when the reaction runs again', async () => {
    const guardian = await aGuardian(app, schools.hill, student);
    await lesson.submit({ [student]: 'A' });
    await told(app);
    await app.admin.query(
      `update platform.jobs set state = 'waiting', finished_at = null, run_at = now()
       where payload->>'reaction' = 'attendance.tell-guardians'`,
    );
    await told(app);
    expect(await mailsTo(app, guardian)).toHaveLength(1);
  });
});

describe('K2 another school', () => {
  it('is in no mail and in no log of this one', async () => {
    const [here, there] = [
      await aGuardian(app, schools.hill, student),
      await aGuardian(app, schools.lake, lake.students[0]!),
    ];
    const elsewhere = new ClassAtWork(app, schools.lake, lake);
    await Promise.all([lesson.submit({ [student]: 'A' }), elsewhere.submit({ [lake.students[0]!]: 'A' })]);
    await told(app);
    const folder = join(app.data, 'outbox');
    const raw = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    const of = (email: string) => raw.filter((mail) => mail.includes(`To: ${email}`));
    expect([of(here.email).length, of(there.email).length]).toEqual([1, 1]);
    expect(of(here.email)[0]).not.toMatch(/Lake School|New_York/);
    expect(of(there.email)[0]).not.toMatch(/Hill School|Warsaw/);
    const ofLake = await log(`studentId=${lake.students[0]}`, schools.lake);
    expect(ofLake).toHaveLength(1);
    expect(await log(`studentId=${lake.students[0]}`)).toEqual([]);
    const path = `/schools/${schools.hill.id}/notifications/${ofLake[0]!.id}`;
    expect(await app.call('GET', path, { token: schools.hill.people.office.token })).toMatchObject({
      status: 404,
      body: { code: 'attendance.notification_not_found' },
    });
  });

  it('cannot have its mail sent by a job of this one', async () => {
    await aGuardian(app, schools.lake, lake.students[0]!, { email: null });
    await new ClassAtWork(app, schools.lake, lake).submit({ [lake.students[0]!]: 'A' });
    await told(app);
    const [{ id: notificationId }] = (await log('kind=absence', schools.lake)) as [Notification];
    const before = (await mailsOf(app)).length;
    await sendBy(app, schools.hill.id, notificationId);
    await told(app);
    const { rows } = await app.admin.query(
      `select state, error from platform.jobs where payload->>'notificationId' = $1`,
      [notificationId],
    );
    expect(rows).toEqual([{ state: 'parked', error: expect.stringContaining('no such notification') }]);
    expect((await mailsOf(app)).length).toBe(before);
  });
});

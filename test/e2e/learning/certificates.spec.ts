import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { extractImages, extractText, getDocumentProxy } from 'unpdf';
import { CourseAuthor } from '../../support/course-author.js';
import { looksAfter } from '../../support/families.js';
import { keepCertificate } from '../../support/keep-certificate.js';
import { readQr } from '../../support/read-qr.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { studentWhoSignsIn } from '../../support/student-who-signs-in.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Shown {
  readonly id: string;
  readonly serial: string;
  readonly state: string;
  readonly cause: string | null;
  readonly learnerName: string;
  readonly verifyUrl: string;
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

const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);

/** Somebody who learns in a run of one page and has not seen it yet. */
async function learner(name = {}) {
  const { person, id: learnerId } = await studentWhoSignsIn(app, schools.hill, name);
  const { runId, itemId } = await author.published();
  const enrolmentId = await author.enrol(runId, learnerId);
  const me = at(person);
  const completes = async (items = 1) => {
    await until(async () => {
      const { body } = await me.call<{ total: number }>('POST', `/course-items/${itemId}/viewed`);
      return body.total === items;
    }, 'the rules of the run');
  };
  const certificates = async (who: RosterOffice = me) =>
    (await who.get<ListOf<Shown>>(`/certificates?learnerId=${learnerId}`)).body.items;
  const given = async (count = 1) => {
    await until(async () => (await certificates()).length === count, `${count} certificates`);
    return (await certificates())[0]!;
  };
  return { person, me, learnerId, runId, itemId, enrolmentId, completes, certificates, given };
}

async function page(url: string, languages = 'en'): Promise<{ response: Response; text: string }> {
  const headers = { 'accept-language': languages };
  const response = await app.fetch(`${app.url}${new URL(url).pathname}`, { headers });
  return { response, text: await response.text() };
}

async function printed(id: string, who: TestPerson): Promise<Response> {
  return app.fetch(`${app.url}/api/v1/schools/${schools.hill.id}/certificates/${id}/file`, {
    headers: { authorization: `Bearer ${who.token}` },
  });
}

describe('a certificate', () => {
  it('is issued when the run is completed, once, told to the learner, and read by whom it concerns', async () => {
    const { person, completes, certificates, given, enrolmentId, learnerId } = await learner();
    const socket = await TestSocket.connect(app, person.token);
    const topic = `course-enrolment:${enrolmentId}`;
    expect(await socket.subscribe(topic)).toMatchObject({ ok: true });
    expect(await certificates()).toEqual([]);
    await completes();
    const issued = await given();
    await Promise.all([1, 2, 3].map(() => keepCertificate(app, schools.hill, enrolmentId)));
    expect(await certificates()).toEqual([issued]);
    const told = () => socket.messages.find(({ type }) => type === 'learning.certificate_issued');
    await until(() => told() !== undefined, 'the message');
    expect(told()!.data).toMatchObject({ certificateId: issued.id, serial: issued.serial, state: 'valid' });
    socket.close();
    const { people } = schools.hill;
    for (const who of [people.teacher, people.office, people.auditor])
      expect(await certificates(at(who))).toEqual([issued]);
    const stranger = await somebody(app, 'student', { schoolId: schools.hill.id });
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    for (const who of [stranger, colleague, people.guardian]) {
      expect(await certificates(at(who))).toEqual([]);
      expect((await at(who).get(`/certificates/${issued.id}`)).status).toBe(404);
    }
    await looksAfter(app, schools.hill, people.guardian, learnerId);
    expect(await certificates(at(people.guardian))).toEqual([issued]);
  });

  it('is printed in every script, with the address of its page', async () => {
    const { person, completes, given } = await learner({ givenName: 'Ελένη', familyName: 'Żółć' });
    await completes();
    const { id, verifyUrl, serial } = await given();
    const pdf = await printed(id, person);
    expect(pdf.headers.get('content-disposition')).toContain(`certificate-${serial}.pdf`);
    const opened = await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer()));
    const { text, totalPages } = await extractText(opened, { mergePages: true });
    expect(totalPages).toBe(1);
    for (const part of ['Ελένη Żółć', 'The French Revolution', 'Hill School', serial])
      expect(text).toContain(part);
    expect(text.replaceAll(/\s/g, '')).toContain(verifyUrl);
  });

  it('bears a code that leads whoever reads it from paper to the page that says it is valid', async () => {
    const { person, completes, given } = await learner();
    await completes();
    const { id, verifyUrl, serial } = await given();
    const pdf = await (await printed(id, person)).arrayBuffer();
    const pictures = await extractImages(await getDocumentProxy(new Uint8Array(pdf)), 1);
    expect(pictures).toHaveLength(1);
    const read = readQr(pictures[0]!);
    expect(read).toBe(verifyUrl);
    expect(read).toMatch(/^http:\/\/localhost:3000\/certificates\/[A-Z2-9]{26}$/); // by PUBLIC_URL
    const { response, text } = await page(read);
    expect([response.status, text]).toEqual([200, expect.stringContaining('This certificate is valid.')]);
    expect(text).toContain(serial);
  });

  it('is printed in the language of the school, with its dates, and in English where there are no words of it', async () => {
    const { person, completes, given } = await learner({ givenName: 'Ελένη', familyName: 'Żółć' });
    await completes();
    const { id } = await given();
    const textIn = async (locale: string) => {
      await app.admin.query('update identity.schools set locale = $2 where id = $1', [
        schools.hill.id,
        locale,
      ]);
      const pdf = await printed(id, person);
      const opened = await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer()));
      const { text, totalPages } = await extractText(opened, { mergePages: true });
      expect([totalPages, text]).toEqual([1, expect.stringContaining('Ελένη Żółć')]);
      return text;
    };
    const { timeZone } = schools.hill;
    const month = new Date().toLocaleDateString('en-GB', { timeZone, month: 'long' });
    expect(await textIn('pl-PL')).toMatch(/Zaświadczenie otrzymuje[^]*za ukończenie kursu[^]*Data wydania/);
    expect(await textIn('el')).toContain('Βεβαίωση ολοκλήρωσης');
    expect(await textIn('ar')).not.toContain('Certificate');
    expect(await textIn('fi')).toContain('Certificate of completion');
    expect(await textIn('en-GB')).toContain(month);
  });

  it('is seen to be valid by anybody who has it, and nothing else is', async () => {
    const { completes, given, learnerId, runId, enrolmentId } = await learner({ familyName: '<b>Byron</b>' });
    await completes();
    const { id, verifyUrl, learnerName } = await given();
    const { response, text } = await page(verifyUrl);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(text).toContain('This certificate is valid.');
    expect(text).toContain('Ada &lt;b&gt;Byron&lt;/b&gt;');
    expect(learnerName).toBe('Ada <b>Byron</b>');
    for (const hidden of [id, learnerId, runId, enrolmentId, schools.hill.id])
      expect(text).not.toContain(hidden);
    expect((await page(verifyUrl.toLowerCase())).text).toContain('is valid');
    const inLanguage = async (languages: string) => (await page(verifyUrl, languages)).text;
    expect(await inLanguage('fi, pl-PL;q=0.8, en;q=0.5')).toMatch(
      /<html lang="pl" dir="ltr">[^]*jest ważne[^]*Data ukończenia/,
    );
    expect(await inLanguage('ar')).toMatch(/<html lang="ar" dir="rtl">[^]*صالحة/);
    expect(await inLanguage('en-XX-"><script>, el;q=0')).toContain('<html lang="en" dir="ltr">');
    const guess = `${verifyUrl.slice(0, -1)}${verifyUrl.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [guess, verifyUrl.slice(0, -1), `${verifyUrl}A`, verifyUrl.replace(/.$/, '%27')])
      expect((await page(wrong)).text).toContain('There is no certificate at this address.');
  });

  it('is revoked for a reason, which its page does not tell, and not issued again by itself', async () => {
    const { me, person, completes, certificates, given, enrolmentId } = await learner();
    await completes();
    const { id, verifyUrl } = await given();
    const revoke = (who: RosterOffice) =>
      who.call<Shown>('POST', `/certificates/${id}/revoke`, { body: { reason: 'Copied from a friend' } });
    expect((await revoke(me)).status).toBe(403);
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    expect((await revoke(at(colleague))).status).toBe(404);
    expect(await revoke(teacher)).toMatchObject({
      status: 200,
      body: { state: 'revoked', cause: 'decided' },
    });
    expect(await revoke(teacher)).toMatchObject({
      status: 409,
      body: { code: 'learning.certificate_revoked' },
    });
    await keepCertificate(app, schools.hill, enrolmentId);
    expect(await certificates()).toMatchObject([{ id, state: 'revoked', reason: 'Copied from a friend' }]);
    const { text } = await page(verifyUrl);
    expect(text).toContain('was revoked on');
    expect(text).not.toContain('friend');
    expect((await printed(id, person)).status).toBe(409);
  });

  it('ends when the completion is undone (B3), and another one is issued when it is completed again', async () => {
    const { completes, certificates, given, enrolmentId } = await learner();
    await completes();
    const first = await given();
    await teacher.call('POST', `/course-enrolments/${enrolmentId}/reset`, { body: {} });
    await until(async () => (await certificates())[0]!.state === 'revoked', 'the revocation');
    expect(await certificates()).toMatchObject([{ id: first.id, cause: 'reset' }]);
    await completes();
    const second = await given(2);
    expect(second).toMatchObject({ state: 'valid', cause: null });
    expect(Number(second.serial)).toBeGreaterThan(Number(first.serial));
    expect((await page(first.verifyUrl)).text).toContain('was revoked on');
    expect((await page(second.verifyUrl)).text).toContain('is valid');
  });

  it('is another one when some of it is begun anew and what is left is enough (B3); of nothing begun it stays', async () => {
    const { me, completes, certificates, given, enrolmentId, runId, itemId } = await learner();
    const outline = await teacher.get<{ modules: { id: string }[] }>(`/course-runs/${runId}/outline`);
    const another = await author.page(outline.body.modules[0]!.id);
    await author.publish(`course-items/${another}`);
    const of = [itemId, another].map((one) => ({ rule: 'item', itemId: one }));
    await teacher.call('PUT', `/course-runs/${runId}/completion`, { body: { rule: { rule: 'any', of } } });
    await completes(2);
    await until(async () => {
      const { body } = await me.get<{ explanation: { rule: string } }>(
        `/course-enrolments/${enrolmentId}/progress`,
      );
      return body.explanation.rule === 'any';
    }, 'the rule of the run');
    await me.call('POST', `/course-items/${another}/viewed`);
    const first = await given();
    const reset = (itemIds: string[]) =>
      teacher.call('POST', `/course-enrolments/${enrolmentId}/reset`, { body: { itemIds } });
    expect(await reset([itemId])).toMatchObject({ status: 200, body: { state: 'completed', done: 1 } });
    const second = await given(2);
    expect(await certificates()).toMatchObject([
      { id: second.id, state: 'valid' },
      { id: first.id, state: 'revoked', cause: 'reset' },
    ]);
    expect(await reset([itemId])).toMatchObject({ body: { state: 'completed' } });
    expect(await certificates()).toHaveLength(2);
    expect((await teacher.call('POST', `/certificates/${second.id}/reissue`)).status).toBe(201);
  });

  it('is issued anew as everybody is called now; two who ask at once leave one valid', async () => {
    const { me, completes, certificates, given, learnerId } = await learner({ familyName: 'Biron' });
    await completes();
    const { id } = await given();
    await at(schools.hill.people.office).call('PATCH', `/people/${learnerId}`, {
      body: { familyName: 'Byron' },
    });
    expect((await me.get<Shown>(`/certificates/${id}`)).body.learnerName).toBe('Ada Biron');
    const reissue = () => teacher.call<Shown>('POST', `/certificates/${id}/reissue`);
    const answers = await Promise.all([reissue(), reissue()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const all = await certificates();
    expect(all.map(({ state, learnerName }) => [state, learnerName])).toEqual([
      ['valid', 'Ada Byron'],
      ['revoked', 'Ada Byron'],
      ['revoked', 'Ada Biron'],
    ]);
  });
});

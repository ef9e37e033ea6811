import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseAuthor } from '../../support/course-author.js';
import { Gate } from '../../support/gate.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import {
  somebody,
  tokenFor,
  twoSchools,
  type TestPerson,
  type TwoSchools,
} from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let gate: Gate;
let topic: string;
let person: TestPerson;

/**
 * The rights of a person are read, and whoever asks first of somebody in `answer_late` is answered once the gate is open. Nothing
 * is written meanwhile, as otherwise: what a transaction writes holds up what others are told of changes.
 */
const LATE_ANSWERS = `
  alter function identity.access_of(uuid, uuid) rename to access_of_now;
  create table public.answer_late (person uuid, key bigint generated always as identity);
  create function identity.access_of(session uuid, person uuid)
  returns table (role text, school_id uuid, district_id uuid) language plpgsql volatile security definer as $$
  begin
    return query select * from identity.access_of_now(session, person);
    if exists (select from public.answer_late late
      where late.person = access_of.person and pg_try_advisory_lock(late.key)) then perform public.gate(); end if;
  end $$`;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  topic = `school:${schools.hill.id}:online-courses`;
  await new CourseAuthor(new RosterOffice(app, schools.hill, schools.hill.people.teacher)).published();
  gate = await Gate.make(app.admin);
  await app.admin.query(LATE_ANSWERS);
});
afterAll(() => app.stop());
beforeEach(async () => {
  person = await somebody(app, 'student', { schoolId: schools.hill.id });
});

/** What a socket is told besides messages. */
function told({ socket }: TestSocket): string[] {
  const events: string[] = [];
  socket.onAny((event: string) => events.push(event));
  socket.on('disconnect', () => events.push('disconnect'));
  return events;
}

const signOut = () =>
  app.admin.query(
    `update identity.sessions set revoked_at = now(), revoked_reason = 'signed_out' where person_id = $1`,
    [person.id],
  );
const leaveSchool = () =>
  app.admin.query(
    'update identity.memberships set valid_to = current_date - 1 where person_id = $1 and role = $2',
    [person.id, 'student'],
  );
const answerLate = () => app.admin.query('insert into public.answer_late values ($1)', [person.id]);

describe('What is taken from somebody while', () => {
  it('a subscription is on its way is not watched by it', async () => {
    const [subscribing, witness] = [
      await TestSocket.connect(app, person.token),
      await TestSocket.connect(app, person.token),
    ];
    await witness.subscribe(topic);
    const [late, soon] = [told(subscribing), told(witness)];
    await app.admin.query(
      'create policy gate on learning.courses as restrictive for select to lyceum_app using ((select public.gate()))',
    );
    await gate.shut();
    const answer = subscribing.subscribe(topic);
    await gate.isWaitedFor();
    await leaveSchool();
    await until(() => soon.includes('unsubscribed'), 'the change to be noticed');
    await gate.open();
    expect(await answer).toMatchObject({ ok: true }); // by the rights that it was asked with
    await until(() => late.includes('unsubscribed'), 'the subscription to end');
    await app.admin.query('drop policy gate on learning.courses');
    for (const { socket } of [subscribing, witness]) socket.disconnect();
  });

  it('somebody connects is not theirs once they are connected', async () => {
    const witness = await TestSocket.connect(app, person.token);
    const soon = told(witness);
    const other = await tokenFor(app, person.id);
    await gate.shut();
    await answerLate();
    const connected = TestSocket.connect(app, other);
    await gate.isWaitedFor();
    await signOut();
    await until(() => soon.includes('disconnect'), 'the change to be noticed');
    await gate.open();
    const late = await connected; // by the rights that were read before
    await until(() => !late.socket.connected, 'the connection to end');
  });

  it('their rights are read for another reason is not theirs again', async () => {
    const socket = await TestSocket.connect(app, person.token);
    await gate.shut();
    await answerLate();
    await app.admin.query(
      `insert into identity.memberships (id, person_id, role, school_id, valid_from)
       values (gen_random_uuid(), $1, 'teacher', $2, current_date - 2)`,
      [person.id, schools.lake.id],
    );
    await gate.isWaitedFor();
    await leaveSchool();
    await pause(4_000); // longer than a change of rights takes to be noticed
    await gate.open();
    const lake = `school:${schools.lake.id}:online-courses`;
    await until(async () => (await socket.subscribe(lake)).ok, 'the new rights');
    expect(await socket.subscribe(topic)).toMatchObject({ ok: false, problem: { status: 404 } });
    socket.close();
  });
});

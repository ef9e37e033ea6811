import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#domain/kernel/id';
import { freePort } from '#platform/embedded/free-port';
import { aClass, type TestClass } from '../../support/a-class.js';
import { relayed } from '../../support/relayed.js';
import { ServerProcess } from '../../support/server-process.js';
import { TestApp } from '../../support/test-app.js';
import { TEST_SECRET } from '../../support/test-secret.js';
import { twoSchools, type TestSchool } from '../../support/two-schools.js';

const KILLS = 5;

/** What a client wrote down before it sent, and whether it has read a complete answer since. */
interface JournalEntry {
  readonly registerId: string;
  readonly studentId: string;
  readonly version: number;
  readonly code: string;
  acknowledged: boolean;
}

describe('kill -9 of the server during a stream of marks (R1, R2, K4, K5)', () => {
  let fixture: TestApp;
  let server: ServerProcess;
  const classes: { at: TestClass; school: TestSchool }[] = [];
  const journal: JournalEntry[] = [];
  let streaming = true;

  beforeAll(async () => {
    fixture = await TestApp.start({ LYCEUM_ROLE: 'api' });
    const schools = await twoSchools(fixture);
    for (const school of [schools.hill, schools.lake]) {
      const at = await aClass(fixture, school, 4);
      const path = `/schools/${at.schoolId}/registers/${at.registerId}/open`;
      await fixture.call('POST', path, { token: school.people.teacher.token });
      classes.push({ at, school });
    }
    server = new ServerProcess(await freePort(), {
      DATABASE_URL: fixture.adminUrl,
      LYCEUM_SECRET: TEST_SECRET,
      API_REQUESTS_PER_MINUTE: '1000000',
    });
    await server.start();
  });
  afterAll(async () => {
    await server.kill();
    await fixture.stop();
  });

  /** Marks one student again and again; after an error or half an answer it repeats the same key until it succeeds. */
  async function client({ at, school }: (typeof classes)[number], studentId: string): Promise<void> {
    for (let version = 0; streaming; version++) {
      const code = 'PAE'[version % 3]!;
      const entry = { registerId: at.registerId, studentId, version: version + 1, code, acknowledged: false };
      journal.push(entry);
      const request = {
        method: 'POST',
        headers: {
          authorization: `Bearer ${school.people.teacher.token}`,
          'content-type': 'application/json',
          'idempotency-key': newId(),
        },
        body: JSON.stringify({ marks: [{ studentId, code, baseVersion: version }] }),
      };
      const url = `${server.url}/api/v1/schools/${at.schoolId}/registers/${at.registerId}/marks`;
      while (!entry.acknowledged) entry.acknowledged = await succeeds(url, request);
    }
  }

  async function succeeds(url: string, request: RequestInit): Promise<boolean> {
    try {
      const response = await fetch(url, request);
      const text = await response.text();
      if (response.ok) return true;
      if (response.status < 500) throw new Refused(`${response.status} ${text}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await pause(50);
    return false;
  }

  it('loses nothing that was acknowledged, doubles nothing, and shows each mark once', async () => {
    const clients = classes.flatMap((one) => one.at.students.map((student) => client(one, student)));
    for (let i = 0; i < KILLS; i++) {
      await pause(300 + i * 100);
      await server.kill();
      await server.start();
    }
    await pause(300);
    streaming = false;
    await Promise.all(clients);
    await relayed(fixture);

    const { rows: revisions } = await fixture.admin.query<JournalEntry & { n: number }>(
      `select register_id as "registerId", student_id as "studentId", revision as version, code, count(*)::int as n
       from attendance.mark_revisions group by 1, 2, 3, 4`,
    );
    const key = ({ studentId, version, code }: JournalEntry) => `${studentId} ${version} ${code}`;
    const stored = new Map(revisions.map((row) => [key(row), row.n]));
    const lost = journal.filter((entry) => entry.acknowledged && !stored.has(key(entry)));
    const strange = revisions.filter((row) => !journal.some((entry) => key(entry) === key(row)));
    expect({ lost, strange }).toEqual({ lost: [], strange: [] });
    expect([...stored.values()].every((n) => n === 1)).toBe(true);
    expect(journal.length).toBeGreaterThan(KILLS * 2); // a slow machine too has something to lose at each kill

    for (const { at } of classes) {
      const { rows: shown } = await fixture.admin.query<{ seq: string; marks: { version: number }[] }>(
        `select seq, data -> 'marks' as marks from platform.topic_messages
         where topic = $1 and type = 'attendance.marks_recorded' order by seq`,
        [`register:${at.registerId}`],
      );
      const made = revisions.filter((row) => row.registerId === at.registerId);
      expect(shown.flatMap(({ marks }) => marks)).toHaveLength(made.length);
      const { rows: gaps } = await fixture.admin.query(
        `select seq from (select seq, lag(seq) over (order by seq) as before from platform.topic_messages
         where topic = $1) t where seq <> before + 1`,
        [`register:${at.registerId}`],
      );
      expect(gaps).toEqual([]);
    }
  }, 120_000);

  it('ends in order on SIGTERM and at once on SIGINT', async () => {
    expect((await server.stop('SIGTERM')).code).toBe(0);
    await server.start();
    const { ms, code } = await server.stop('SIGINT');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(15_000); // promised: 5 s; three times the slack for a busy machine
  });
});

/** A refusal is a finding, not something to try again. */
class Refused extends Error {}

import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { sessionsOf } from './accounts.js';
import type { Question, Subject } from './around-questions.js';
import { fillSchool, type BusySchool } from './busy-school.js';
import { Clones } from './clones.js';
import { HttpLine, requestText } from './http-line.js';
import type { Installation, OpenedDatabase } from './installation.js';

type Token = (email: string) => Promise<string>;

const busy = `
  select exists (select from platform.outbox where position is null) or exists (
    select from platform.jobs where state = 'running' or state = 'waiting' and run_at <= now()) as busy`;

/** Until everything is told of, certified and prepared: a video in the making would be measured as well. */
async function untilIdle(admin: pg.ClientBase): Promise<void> {
  while ((await admin.query<{ busy: boolean }>(busy)).rows[0]!.busy) await sleep(200);
}

/** The demo's two schools, of which one is asked while both grow, or stay as they are. */
export class GrowingSchool {
  private size = 0;
  private readonly turns = new Map<Question, number>();
  private line?: HttpLine;

  private constructor(
    private readonly installation: Installation,
    private database: OpenedDatabase,
    private token: Token,
    private readonly school: BusySchool,
    private readonly clones: Clones,
  ) {}

  /** @param installation with the demo, and nothing else */
  static async open(installation: Installation): Promise<GrowingSchool> {
    await installation.start();
    const database = await installation.database();
    const token = sessionsOf(database.admin, await installation.secrets());
    const school = await fillSchool(database.admin, installation, token);
    await untilIdle(database.admin);
    return new GrowingSchool(installation, database, token, school, await Clones.of(database.admin));
  }

  /** Begins anew with so many times as much, so that nothing is at hand. @returns the rows that were added */
  async growTo(times: number): Promise<number> {
    const rows = await this.clones.upTo(this.database.admin, times);
    await this.close();
    await this.installation.stop();
    await this.installation.start();
    this.database = await this.installation.database();
    this.token = sessionsOf(this.database.admin, await this.installation.secrets());
    this.line = await HttpLine.open('127.0.0.1', this.installation.port);
    this.size++;
    return rows;
  }

  async close(): Promise<void> {
    this.line?.close();
    await this.database.admin.end();
  }

  /** @param nth how often it has been asked at this size. @returns milliseconds */
  async ask(question: Question, nth: number): Promise<number> {
    const { school } = this;
    const learner = school.learners[nth % school.learners.length]!;
    const page = school.unseen[this.size % school.unseen.length]!;
    const subject: Subject = { school, learner, page, nth, turn: this.turnOf(question) };
    const below = question.path(subject);
    const path = below.startsWith('/') ? below : `/api/v1/schools/${school.id}/${below}`;
    const method = question.body ? 'POST' : 'GET';
    const headers = {
      authorization: await this.authorization(question.who, learner.email),
      'x-experience-api-version': '2.0.0',
    };
    const request = requestText(method, path, headers, question.body?.(subject));
    const sent = performance.now();
    const { status, body } = await this.line!.send(request);
    const took = performance.now() - sent;
    if (status >= 300) throw new Error(`${method} ${path} → ${status}: ${body}`);
    return took;
  }

  private turnOf(question: Question): number {
    const turn = this.turns.get(question) ?? 0;
    this.turns.set(question, turn + 1);
    return turn;
  }

  private async authorization(who: Question['who'], learnerEmail: string): Promise<string> {
    if (who === 'recorder') return this.school.recorder;
    const email = who === 'learner' ? learnerEmail : `${who}@oakfield.demo.example`;
    return `Bearer ${await this.token(email)}`;
  }
}

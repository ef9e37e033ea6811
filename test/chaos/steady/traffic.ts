import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#domain/kernel/id';
import type { WorkingSchool } from '../cluster/seeded-world.js';
import type { Random } from '../harness/random.js';

const PAUSE_MS = 4;
const DEADLINE_MS = 20_000;

interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly body?: object;
}

/** People at work through nginx: they read lists and mark students; nobody tries again, so each failure is one. */
export class Traffic {
  answered = 0;
  readonly failures: string[] = [];
  /** By register, the version of its first student's mark that was acknowledged last. */
  readonly versions = new Map<string, number>();
  /** When answers came (ms of the process's clock). */
  private lastAnswer = performance.now();
  longestSilenceMs = 0;
  /** How long the slowest answer took. */
  slowestMs = 0;
  private stopping = false;
  private readonly working: Promise<void>[] = [];

  constructor(
    private readonly origin: string,
    private readonly schools: readonly WorkingSchool[],
    private readonly random: Random,
  ) {}

  begin(): void {
    for (const school of this.schools) {
      this.working.push(this.read(school));
      for (const one of school.classes) this.working.push(this.mark(school, one));
    }
  }

  async end(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.working);
  }

  private async read({ id, officeToken: token }: WorkingSchool): Promise<void> {
    const paths = [
      `/schools/${id}/registers`,
      `/schools/${id}/courses`,
      '/me',
      `/schools/${id}/people?limit=20`,
    ];
    while (!this.stopping) {
      await this.ask({ method: 'GET', path: this.random.oneOf(paths), token });
      await pause(PAUSE_MS);
    }
  }

  private async mark(school: WorkingSchool, one: WorkingSchool['classes'][number]): Promise<void> {
    const path = `/schools/${school.id}/registers/${one.registerId}/marks`;
    for (let version = 0; !this.stopping;) {
      const marks = [{ studentId: one.students[0], code: 'PA'[version % 2], baseVersion: version }];
      const done = await this.ask({ method: 'POST', path, token: one.teacherToken, body: { marks } });
      if (done) version += 1;
      else version = await this.versionNow(school, one, version);
      this.versions.set(one.registerId, version);
      await pause(PAUSE_MS);
    }
  }

  /** After a failure nobody knows whether the mark was made. */
  private async versionNow(
    { id }: WorkingSchool,
    { registerId, teacherToken, students }: WorkingSchool['classes'][number],
    before: number,
  ): Promise<number> {
    const response = await fetch(`${this.origin}/api/v1/schools/${id}/registers/${registerId}`, {
      headers: { authorization: `Bearer ${teacherToken}` },
    }).catch(() => undefined);
    if (!response?.ok) return before;
    const { entries } = (await response.json()) as {
      entries: { studentId: string; mark: { version: number } | null }[];
    };
    return entries.find(({ studentId }) => studentId === students[0])?.mark?.version ?? 0;
  }

  private async ask({ method, path, token, body }: Request): Promise<boolean> {
    const began = performance.now();
    try {
      const response = await fetch(`${this.origin}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body && { 'content-type': 'application/json', 'idempotency-key': newId() }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      const text = await response.text();
      if (response.ok) return this.noteAnswer(began);
      this.noteFailure(`${method} ${path} → ${response.status} ${text.slice(0, 160)}`, began);
    } catch (error) {
      const { message, cause } = error as Error;
      this.noteFailure(
        `${method} ${path} → ${message} ${(cause as Error | undefined)?.message ?? ''}`,
        began,
      );
    }
    await pause(50);
    return false;
  }

  private noteAnswer(began: number): true {
    const now = performance.now();
    this.slowestMs = Math.max(this.slowestMs, now - began);
    this.longestSilenceMs = Math.max(this.longestSilenceMs, now - this.lastAnswer);
    this.lastAnswer = now;
    this.answered += 1;
    return true;
  }

  private noteFailure(words: string, began: number): void {
    this.failures.push(`${words} after ${Math.round(performance.now() - began)} ms`);
  }
}

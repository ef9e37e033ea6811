import type pg from 'pg';
import { SERVER, type Cores } from './cores.js';
import { Installation, type OpenedDatabase } from './installation.js';
import type { MarkedClass } from './load.js';
import { family } from './proc.js';
import type { Parts } from './processor-shares.js';
import { PASSWORD, seedSchool, type SeededSchool } from './school.js';
import { SignIns } from './sign-ins.js';

/** deadlock_detected */
const DEADLOCK = '40P01';

/** What a case fills, with whatever refers to it, and no case may find filled by the one before. */
const RESET = `
  truncate attendance.marks, attendance.mark_revisions, platform.outbox, platform.topic_messages, platform.jobs,
    platform.idempotency_keys, platform.audit_entries cascade`;

/** An installation with schools whose teachers are at work, and another school beside them. */
export class Classroom {
  private readonly signIns = new SignIns(() => this.installation.url, PASSWORD);

  private constructor(
    readonly installation: Installation,
    private database: OpenedDatabase,
    private readonly schools: readonly SeededSchool[],
    readonly firstStartMs: number,
  ) {}

  /** The server on one core, as the benchmarks want it; `null` leaves it to the system. */
  static async open(classes: number, size: number, on: Cores = SERVER, inSchools = 1): Promise<Classroom> {
    const installation = await Installation.prepare(on);
    try {
      const took = await installation.start();
      const database = await installation.database();
      const each = Math.ceil(classes / inSchools);
      await seedSchool(database.admin, each, size);
      const schools: SeededSchool[] = [];
      while (schools.length < inSchools) schools.push(await seedSchool(database.admin, each, size));
      return new Classroom(installation, database, schools, took);
    } catch (error) {
      await installation.remove();
      throw error;
    }
  }

  /** The first of them. */
  get school(): SeededSchool {
    return this.schools[0]!;
  }

  /** A superuser's connection. */
  get admin(): pg.Client {
    return this.database.admin;
  }

  /** The superuser's. */
  get databaseUrl(): string {
    return this.database.url;
  }

  /** Everything that works for it, by what it is. */
  parts(): Parts {
    return { ...this.installation.parts, postgres: this.databasePids() };
  }

  databasePids(): number[] {
    return family(this.database.pid);
  }

  /** Stops and starts the process and its database. @returns the milliseconds from the start to the first answer */
  async restart(): Promise<number> {
    await this.admin.end();
    await this.installation.stop();
    const took = await this.installation.start();
    this.database = await this.installation.database();
    await this.reset();
    return took;
  }

  async reset(): Promise<void> {
    await this.empty(10);
    await this.admin.query('checkpoint');
  }

  /** The server may be at work in these tables, and take them in another order: five processes more often than one. */
  private async empty(attempts: number): Promise<void> {
    try {
      await this.admin.query(RESET);
    } catch (error) {
      if ((error as pg.DatabaseError).code !== DEADLOCK || attempts === 1) throw error;
      await this.empty(attempts - 1);
    }
  }

  /** An access token, as signing in gives it. */
  token(email: string): Promise<string> {
    return this.signIns.token(email);
  }

  registerIds(): string[] {
    return this.schools.flatMap(({ classes }) => classes.map(({ registerId }) => registerId));
  }

  /** The classes as the load program marks them. */
  async markedClasses(): Promise<MarkedClass[]> {
    const classes: MarkedClass[] = [];
    for (const { id, classes: taught } of this.schools)
      for (const { registerId, teacherEmail, students } of taught) {
        const path = `/api/v1/schools/${id}/registers/${registerId}/marks`;
        classes.push({ path, students, token: await this.token(teacherEmail) });
      }
    return classes;
  }

  async close(): Promise<void> {
    await this.admin.end();
    await this.installation.remove();
  }
}

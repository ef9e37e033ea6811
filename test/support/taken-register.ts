import { aClass, type TestClass } from './a-class.js';
import type { TestApp } from './test-app.js';
import type { TestPerson, TestSchool } from './two-schools.js';

export interface LayerShown {
  readonly code: string;
  readonly codeVersion: number;
  readonly reason: string | null;
  readonly markedBy: string | null;
}

export interface MarkShown extends LayerShown {
  readonly version: number;
  readonly teacher: LayerShown | null;
  readonly office: LayerShown | null;
}

export interface RegisterShown {
  readonly code: string;
  readonly facts: Record<string, unknown>;
  readonly errors: { readonly pointer: string }[];
  readonly state: string;
  readonly stateReason: string | null;
  readonly submittedAt: string | null;
  readonly entries: { readonly studentId: string; readonly mark: MarkShown | null }[];
  readonly marks: MarkShown[];
}

export interface Wish {
  readonly studentId: string;
  readonly code: string | null;
  readonly baseVersion: number;
  readonly reason?: string;
  readonly minutesLate?: number;
}

/** A register of today, and what is done to it over REST. */
export class TakenRegister {
  private constructor(
    readonly app: TestApp,
    readonly school: TestSchool,
    readonly at: TestClass,
  ) {}

  static async of(app: TestApp, school: TestSchool, size = 3): Promise<TakenRegister> {
    return new TakenRegister(app, school, await aClass(app, school, size));
  }

  get students(): readonly string[] {
    return this.at.students;
  }

  /** A POST below the register; the teacher's, unless somebody else is named. */
  post(path: string, body?: object, by: TestPerson = this.school.people.teacher, headers = {}) {
    const at = `/schools/${this.school.id}/registers/${this.at.registerId}${path}`;
    return this.app.call<RegisterShown>('POST', at, { token: by.token, body, headers });
  }

  async read(query = '', by: TestPerson = this.school.people.office): Promise<RegisterShown> {
    const path = `/schools/${this.school.id}/registers/${this.at.registerId}${query}`;
    return (await this.app.call<RegisterShown>('GET', path, { token: by.token })).body;
  }

  async open(): Promise<void> {
    await this.post('/open');
  }

  marks(marks: readonly Wish[]) {
    return this.post('/marks', { marks });
  }

  amend(marks: readonly Wish[], by = this.school.people.teacher) {
    return this.post('/amendments', { marks }, by);
  }

  override(marks: readonly Wish[], by = this.school.people.office) {
    return this.post('/overrides', { marks }, by);
  }

  /** Everybody present, then submitted. */
  async taken(): Promise<this> {
    await this.open();
    await this.marks(this.students.map((studentId) => ({ studentId, code: 'P', baseVersion: 0 })));
    await this.post('/submit');
    return this;
  }

  /** As the schedule does it when the school's delay is over. */
  async locked(): Promise<this> {
    await this.taken();
    await this.app.admin.query(
      `update attendance.registers set state = 'locked', version = version + 1 where id = $1`,
      [this.at.registerId],
    );
    return this;
  }
}

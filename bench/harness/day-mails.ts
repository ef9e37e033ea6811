import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { DayPlace } from './day-place.js';

export interface MailReport {
  readonly due: number;
  readonly sent: number;
  readonly missing: number;
  readonly twice: number;
}

/** What families are told of a day, as it lies in the sink. */
export class DayMails {
  private readonly read = new Map<string, string>();

  constructor(private readonly place: Pick<DayPlace, 'admin' | 'outbox'>) {}

  /** The addresses of the guardians of whoever is absent without a reason. */
  async dueFor(students: readonly string[]): Promise<string[]> {
    const { rows } = await this.place.admin.query<{ email: string }>(
      `select distinct g.email from roster.guardian_links l
       join roster.people g on g.school_id = l.school_id and g.id = l.guardian_id
       where l.student_id = any ($1::uuid[])`,
      [students],
    );
    return rows.map(({ email }) => email);
  }

  async untilSent(due: readonly string[], patienceMs: number): Promise<void> {
    for (const began = performance.now(); this.compare(due).missing > 0; await pause(250))
      if (performance.now() - began > patienceMs) return; // counted as missing
    await pause(1_000); // one that should not be would come now
  }

  compare(due: readonly string[]): MailReport {
    const sent = this.letters();
    const wanted = new Set(due);
    const told = sent.filter((address) => wanted.has(address));
    const different = new Set(told).size;
    return {
      due: wanted.size,
      sent: told.length,
      missing: wanted.size - different,
      twice: told.length - different,
    };
  }

  /** Whom each letter in the sink is to; the staff are told things as well. */
  private letters(): string[] {
    const { outbox } = this.place;
    const names = existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith('.eml')) : [];
    for (const name of names.filter((each) => !this.read.has(each))) {
      const text = readFileSync(`${outbox}/${name}`, 'utf8');
      this.read.set(name, /^To:.*?([^\s<>"]+@[^\s<>"]+?)>?\s*$/m.exec(text)?.[1] ?? '');
    }
    return [...this.read.values()];
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { DayBoard } from './day-board.js';
import { DayMails, type MailReport } from './day-mails.js';
import { lessonsOf, type DayPlace, type Lesson } from './day-place.js';
import { percentile } from './figures.js';
import { HttpLine, requestText } from './http-line.js';

export interface DayReport {
  readonly schools: number;
  readonly registers: number;
  readonly marks: number;
  readonly requests: number;
  /** From the first mark to the last submission. */
  readonly seconds: number;
  readonly marksPerSecond: number;
  /** Milliseconds from the sending of a mark to its arrival on the office's board. */
  readonly toBoard: { readonly p50: number; readonly p95: number; readonly p99: number };
  /** Acknowledged, and not in the database as acknowledged. */
  readonly lost: number;
  /** Acknowledged, and never shown, or shown as something else. */
  readonly unseen: number;
  readonly shownTwice: number;
  readonly outOfOrder: number;
  /** By how much the counts of all boards are off. */
  readonly miscounted: number;
  readonly mails: MailReport;
  /** From the last submission to the last mail. */
  readonly mailSeconds: number;
}

/** Every fifth class is marked one by one, the others at once. */
const ONE_BY_ONE = 5;

/** One in 23 is absent, one in 47 excused: no class and no hour has always the same. */
function codeOf(nth: number): string {
  if (nth % 23 === 7) return 'A';
  return nth % 47 === 11 ? 'E' : 'P';
}

/** The whole day of a district: every register opened, marked, submitted; watched, and compared with what is there. */
export class Day {
  private readonly boards = new Map<string, DayBoard>();
  /** `register student version` → the code that was acknowledged, and when it had been sent. */
  private readonly journal = new Map<string, { code: string; sent: number }>();
  private requests = 0;
  private marked = 0;

  constructor(private readonly place: DayPlace) {}

  async run(atOnce: number, patienceMs: number): Promise<DayReport> {
    const todo = await lessonsOf(this.place);
    const registers = todo.length;
    await this.openBoards(todo);
    for (const { teacher } of todo) await this.place.token(teacher);
    const began = performance.now();
    await Promise.all(Array.from({ length: atOnce }, () => this.teach(todo)));
    const seconds = (performance.now() - began) / 1000;
    await this.untilShown(patienceMs);
    const letters = new DayMails(this.place);
    const due = await letters.dueFor(this.absent());
    await letters.untilSent(due, patienceMs);
    const mailSeconds = (performance.now() - began) / 1000 - seconds;
    const marks = this.journal.size;
    const counts = { schools: this.boards.size, registers, marks, requests: this.requests };
    const speed = { seconds, marksPerSecond: marks / seconds };
    return { ...counts, ...speed, ...(await this.compare()), mails: letters.compare(due), mailSeconds };
  }

  /** Each office watches its school and every register of it. */
  private async openBoards(todo: readonly Lesson[]): Promise<void> {
    for (const [schoolId, lessons] of Map.groupBy(todo, (lesson) => lesson.schoolId)) {
      const board = new DayBoard();
      this.boards.set(schoolId, board);
      const token = await this.place.token(lessons[0]!.office);
      const registers = lessons.map(({ registerId }) => registerId);
      await board.watch(this.place.port, token, schoolId, registers);
    }
  }

  private async teach(todo: Lesson[]): Promise<void> {
    const line = await HttpLine.open('127.0.0.1', this.place.port);
    for (let lesson = todo.pop(); lesson; lesson = todo.pop()) await this.take(line, lesson);
    line.close();
  }

  private async take(line: HttpLine, { schoolId, registerId, teacher, students }: Lesson): Promise<void> {
    const authorization = `Bearer ${await this.place.token(teacher)}`;
    const post = async (verb: string, body?: object): Promise<void> => {
      const path = `/api/v1/schools/${schoolId}/registers/${registerId}/${verb}`;
      this.requests++;
      const { status, body: answer } = await line.send(requestText('POST', path, { authorization }, body));
      if (status !== 200) throw new Error(`${path} → ${status}: ${answer}`);
    };
    await post('open');
    const wishes = students.map((studentId) => ({ studentId, code: codeOf(this.marked++), baseVersion: 0 }));
    const size = this.marked % (ONE_BY_ONE * students.length) === 0 ? 1 : students.length;
    for (let at = 0; at < wishes.length; at += size) {
      const marks = wishes.slice(at, at + size);
      const sent = performance.now();
      await post('marks', { marks });
      for (const { studentId, code } of marks)
        this.journal.set(`${registerId} ${studentId} 1`, { code, sent });
    }
    await post('submit');
  }

  private async untilShown(patienceMs: number): Promise<void> {
    const shown = () => [...this.boards.values()].reduce((sum, board) => sum + board.shown.size, 0);
    for (const began = performance.now(); shown() < this.journal.size; await pause(20))
      if (performance.now() - began > patienceMs) return; // counted as unseen
  }

  private absent(): string[] {
    return [...this.journal].filter(([, { code }]) => code === 'A').map(([key]) => key.split(' ')[1]!);
  }

  /** What was acknowledged with what is stored and what was shown. */
  async compare() {
    const { rows } = await this.place.admin.query<{ key: string; code: string }>(`
      select m.register_id || ' ' || m.student_id || ' ' || m.version as key, m.code from attendance.marks m
      join identity.schools s on s.id = m.school_id where m.date = (now() at time zone s.time_zone)::date`);
    const stored = new Map(rows.map(({ key, code }) => [key, code]));
    const boards = [...this.boards.values()];
    const shown = new Map(boards.flatMap((board) => [...board.shown]));
    const acknowledged = [...this.journal];
    const took = acknowledged.flatMap(([key, { sent }]) =>
      shown.has(key) ? [shown.get(key)!.at - sent] : [],
    );
    const sumOf = (of: (board: DayBoard) => number) => boards.reduce((sum, board) => sum + of(board), 0);
    return {
      toBoard: { p50: percentile(took, 0.5), p95: percentile(took, 0.95), p99: percentile(took, 0.99) },
      lost: acknowledged.filter(([key, { code }]) => stored.get(key) !== code).length,
      unseen: acknowledged.filter(([key, { code }]) => shown.get(key)?.code !== code).length,
      shownTwice: sumOf(({ doubled }) => doubled),
      outOfOrder: sumOf(({ outOfOrder }) => outOfOrder),
      miscounted: Math.abs(sumOf(({ counted }) => counted) - acknowledged.length),
    };
  }
}

import { watchTopics, type TopicMessage } from '../programs/socket-watcher.js';

interface ShownMark {
  readonly studentId: string;
  readonly version: number;
  readonly code: string;
}

/** What one office's screen has seen of a day: its board and each register on it, over one socket. */
export class DayBoard {
  /** `register student version` → the code that was shown, and when (ms of performance.now). */
  readonly shown = new Map<string, { code: string; at: number }>();
  /** What was shown twice. */
  doubled = 0;
  /** Messages that did not follow the one before on their topic. */
  outOfOrder = 0;
  /** Newly marked students, as the board of the school counts them. */
  counted = 0;
  private readonly last = new Map<string, number>();

  async watch(port: number, token: string, schoolId: string, registers: readonly string[]): Promise<void> {
    const topics = [`school:${schoolId}:registers`, ...registers.map((id) => `register:${id}`)];
    await watchTopics(port, token, topics, (message) => this.take(message));
  }

  private take({ topic, seq, type, data }: TopicMessage): void {
    const before = this.last.get(topic);
    if (before !== undefined && seq !== before + 1) this.outOfOrder++;
    this.last.set(topic, seq);
    if (type === 'attendance.register_tallied') this.counted += data['newlyMarked'] as number;
    if (type !== 'attendance.marks_recorded') return;
    const at = performance.now();
    for (const { studentId, version, code } of data['marks'] as readonly ShownMark[]) {
      const key = `${String(data['registerId'])} ${studentId} ${version}`;
      if (this.shown.has(key)) this.doubled++;
      this.shown.set(key, { code, at });
    }
  }
}

import { AggregateRoot } from '../kernel/aggregate-root.js';
import { newId } from '../kernel/id.js';
import { CodeMeaningUnsound } from './attendance-code.errors.js';
import type { CodeDefinition, CodeMeaning } from './attendance-code.words.js';

/**
 * A code of a school. What it means may be changed at any time: from then on. The database writes each meaning down under
 * a number, and every mark keeps the number that it was made by, so that no change here says anything about the past.
 */
export class AttendanceCode extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  /** Its letters, which it keeps. */
  readonly code!: string;
  readonly version!: number;
  private label!: string;
  private category!: CodeMeaning['category'];
  private presence!: CodeMeaning['presence'];
  private authorised!: boolean;
  private late!: boolean;
  private offSite!: boolean;
  private notRequired!: boolean;
  private officeOnly!: boolean;
  private requiresReason!: boolean;
  private statisticalMeaning!: string | null;
  private active!: boolean;
  private ordinal!: number;

  static create(schoolId: string, { code, ...meaning }: CodeDefinition, ordinal: number): AttendanceCode {
    const made = Object.assign(new AttendanceCode(), { id: newId(), schoolId, code, version: 1 });
    made.mean(meaning);
    made.place(ordinal);
    made.restore();
    return made;
  }

  get isActive(): boolean {
    return this.active;
  }

  get position(): number {
    return this.ordinal;
  }

  /** Changes what is given and leaves the rest. */
  mean(changes: Partial<CodeMeaning>): void {
    Object.assign(this, changes);
    if (this.notRequired && this.presence > 0) throw new CodeMeaningUnsound();
  }

  /** Nobody can be given it any more; whoever has it keeps it. */
  retire(): void {
    this.active = false;
  }

  restore(): void {
    this.active = true;
  }

  place(ordinal: number): void {
    this.ordinal = ordinal;
  }
}

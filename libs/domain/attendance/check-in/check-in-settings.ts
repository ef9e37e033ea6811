import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { DEFAULT_RULES, type CheckInRules } from './check-in.words.js';

/** How a school lets students check in. */
export class CheckInSettings extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly version!: number;
  private lateAfterMinutes!: number;
  private codeSeconds!: number;
  private networks!: string[];
  private presentCode!: string | null;
  private lateCode!: string | null;

  static of(schoolId: string): CheckInSettings {
    return Object.assign(new CheckInSettings(), { id: newId(), schoolId, version: 1 }).with(DEFAULT_RULES);
  }

  change(changes: Partial<CheckInRules>): void {
    this.with(changes);
  }

  private with(rules: Partial<CheckInRules>): this {
    return Object.assign(this, rules);
  }
}

import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { ALWAYS, availability, type Availability, type AvailabilityInput } from './availability.js';

export interface ModuleDetails extends AvailabilityInput {
  readonly title: string;
}

/** A chapter of a run. It is seen as soon as one of its items is. */
export class CourseModule extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly runId!: string;
  readonly position!: number;
  readonly version!: number;
  private title!: string;
  private opensAt!: Date | null;
  private closesAt!: Date | null;

  static of(run: { schoolId: string; id: string }, position: number, details: ModuleDetails): CourseModule {
    const module = new CourseModule();
    const at = { schoolId: run.schoolId, runId: run.id, position };
    Object.assign(module, { id: newId(), ...at, ...ALWAYS, version: 1 });
    module.change(details);
    return module;
  }

  /** Changes what is given and leaves the rest. */
  change({ title = this.title, ...given }: Partial<ModuleDetails>): void {
    Object.assign(this, { title, ...availability(given, this.available()) });
  }

  /** The same chapter of another run, to be opened at any time: the dates were those of its own run. */
  copyTo(run: { schoolId: string; id: string }): CourseModule {
    return CourseModule.of(run, this.position, { title: this.title, opensAt: null, closesAt: null });
  }

  private available(): Availability {
    return { opensAt: this.opensAt, closesAt: this.closesAt };
  }
}

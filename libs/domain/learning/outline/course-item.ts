import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import type { Assignment } from '../assessment/assignment.js';
import type { Quiz } from '../assessment/quiz.js';
import type { ItemState } from '../publication.js';
import { aboutCopies, type CompletionRule } from '../progress/rules.js';
import { ALWAYS, availability, type Availability, type AvailabilityInput } from './availability.js';
import {
  contentOf,
  contentOfCopy,
  type GivenContent,
  type ItemContent,
  type ItemKind,
} from './item-kinds.js';

export interface ItemDetails extends AvailabilityInput, GivenContent {
  readonly title: string;
}

interface Place {
  readonly schoolId: string;
  readonly runId: string;
  readonly moduleId: string;
  readonly position: number;
}

/** Something to be read, watched or done. */
export class CourseItem extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly runId!: string;
  readonly moduleId!: string;
  readonly kind!: ItemKind;
  readonly position!: number;
  readonly state!: ItemState;
  readonly version!: number;
  private title!: string;
  private content!: ItemContent;
  private opensAt!: Date | null;
  private closesAt!: Date | null;
  /** The items that have to be completed before this one opens. */
  private requires!: string[];
  /** Null: as items of its kind are. */
  private completion!: CompletionRule | null;

  /** Begins as a draft. */
  static of(place: Place, kind: ItemKind, { title, opensAt, closesAt, ...content }: ItemDetails): CourseItem {
    const item = new CourseItem();
    Object.assign(item, place, {
      id: newId(),
      kind,
      title,
      content: contentOf(kind, content),
      ...availability({ opensAt, closesAt }, ALWAYS),
      state: 'draft' satisfies ItemState,
      requires: [],
      completion: null,
      version: 1,
    });
    return item;
  }

  /** Changes what is given and leaves the rest. */
  change({ title = this.title, opensAt, closesAt, ...content }: Partial<ItemDetails>): void {
    Object.assign(this, { title, ...availability({ opensAt, closesAt }, this.available()) });
    const given = Object.entries(content).filter(([, value]) => value !== undefined);
    if (given.length > 0)
      this.content = contentOf(this.kind, { ...this.content, ...Object.fromEntries(given) });
  }

  /** Null: it is none. */
  quiz(): Quiz | null {
    return this.content.quiz ?? null;
  }

  /** Null: it is none. */
  assignment(): Assignment | null {
    return this.content.assignment ?? null;
  }

  becomes(state: ItemState): void {
    Object.assign(this, { state });
  }

  /** Opens only when these are completed. */
  require(itemIds: readonly string[]): void {
    this.requires = [...itemIds];
  }

  completeBy(rule: CompletionRule | null): void {
    this.completion = rule;
  }

  /** @param copyOf the copies of the items and of what they ask, by the ids of the originals */
  copyTo(place: Place, copyOf: ReadonlyMap<string, string>): CourseItem {
    const { title, kind } = this;
    const content = contentOfCopy(this.content, copyOf);
    const copy = CourseItem.of(place, kind, { title, opensAt: null, closesAt: null, ...content });
    const completion = this.completion && aboutCopies(this.completion, copyOf);
    Object.assign(copy, { id: copyOf.get(this.id), state: this.state, completion });
    copy.requires = this.requires.map((required) => copyOf.get(required)!);
    return copy;
  }

  private available(): Availability {
    return { opensAt: this.opensAt, closesAt: this.closesAt };
  }
}

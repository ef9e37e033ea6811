import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import {
  CourseItemNotFound,
  CourseModuleNotFound,
  ItemRequired,
  ModuleNotEmpty,
  OutlineFull,
  OutlineIncomplete,
  RequirementsInvalid,
} from './outline.errors.js';
import { OutlineChanged } from './outline.events.js';
import type { OutlineChange } from './outline.words.js';

export interface PlacedModule {
  readonly id: string;
  readonly position: number;
}

export interface PlacedItem {
  readonly id: string;
  readonly moduleId: string;
  readonly position: number;
  readonly requires: readonly string[];
}

/** The order of a run: its modules, and in each its items. */
export interface ModuleOrder {
  readonly moduleId: string;
  readonly itemIds: readonly string[];
}

export interface OutlineRun {
  readonly id: string;
  readonly schoolId: string;
  readonly courseId: string;
}

const MOST_MODULES = 100;
/** As many as can be put in order, shown and copied at once. */
const MOST_ITEMS = 500;

/** What a run is made of and in which order, without the contents. Held while it is changed, so its rules hold for two at once. */
export class Outline extends AggregateRoot {
  constructor(
    readonly run: OutlineRun,
    readonly modules: readonly PlacedModule[],
    readonly items: readonly PlacedItem[],
  ) {
    super();
  }

  /** The position of one module more. */
  roomForModule(): number {
    if (this.modules.length >= MOST_MODULES) throw new OutlineFull(MOST_MODULES, 'modules');
    return after(this.modules);
  }

  /** The position of one item more at the end of a module. */
  roomForItem(moduleId: string): number {
    if (!this.modules.some(({ id }) => id === moduleId)) throw new CourseModuleNotFound();
    if (this.items.length >= MOST_ITEMS) throw new OutlineFull(MOST_ITEMS, 'items');
    return after(this.items.filter((item) => item.moduleId === moduleId));
  }

  /** @throws OutlineIncomplete unless the order names everything once */
  assertWhole(order: readonly ModuleOrder[]): void {
    const modules = order.map(({ moduleId }) => moduleId);
    const items = order.flatMap(({ itemIds }) => itemIds);
    if (!sameOnce(modules, this.modules) || !sameOnce(items, this.items)) throw new OutlineIncomplete();
  }

  /** Whether an item goes into another module. */
  changesModules(order: readonly ModuleOrder[]): boolean {
    const placeOf = new Map(order.flatMap(({ moduleId, itemIds }) => itemIds.map((id) => [id, moduleId])));
    return this.items.some(({ id, moduleId }) => placeOf.get(id) !== moduleId);
  }

  /** @throws RequirementsInvalid for what is not in the run, and for a circle, in which nothing could ever be opened */
  assertMayRequire(itemId: string, required: readonly string[]): void {
    const known = new Map(this.items.map((item) => [item.id, item.requires]));
    if (!known.has(itemId)) throw new CourseItemNotFound();
    if (required.some((id) => !known.has(id))) throw new RequirementsInvalid('must be items of the same run');
    const waiting = [...required];
    const seen = new Set<string>();
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (id === itemId)
        throw new RequirementsInvalid('must not require, in the end, the item that requires them');
      if (!seen.has(id)) waiting.push(...(known.get(id) ?? []));
      seen.add(id);
    }
  }

  /** @throws ItemRequired */
  assertNotRequired(itemId: string): void {
    const by = this.items.filter(({ requires }) => requires.includes(itemId)).map(({ id }) => id);
    if (by.length > 0) throw new ItemRequired(by);
  }

  /** @throws ModuleNotEmpty */
  assertEmpty(moduleId: string): void {
    if (this.items.some((item) => item.moduleId === moduleId)) throw new ModuleNotEmpty();
  }

  note(change: OutlineChange, subjectId: string, by: Actor): void {
    const { id, courseId } = this.run;
    this.record(new OutlineChanged(id, { courseId, change, subjectId, by: by.personId }));
  }
}

function after(placed: readonly { readonly position: number }[]): number {
  return Math.max(0, ...placed.map(({ position }) => position)) + 1;
}

function sameOnce(ids: readonly string[], there: readonly { readonly id: string }[]): boolean {
  const known = new Set(there.map(({ id }) => id));
  return ids.length === known.size && new Set(ids).size === ids.length && ids.every((id) => known.has(id));
}

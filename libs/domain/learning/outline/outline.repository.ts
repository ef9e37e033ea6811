import { token } from '../../kernel/token.js';
import type { CourseItem } from './course-item.js';
import type { CourseModule } from './course-module.js';
import type { ModuleOrder, Outline } from './outline.js';

/** By what a run is found: itself, or something in it. */
export type RunPart =
  | { readonly runId: string }
  | { readonly moduleId: string }
  | { readonly itemId: string };

/** What the runs of the school of the unit of work are made of. */
export interface OutlineRepository {
  /**
   * For changing it: nobody else changes what the run is made of until the unit of work ends.
   * @param ownOnly whether the actor reaches only the courses that the actor teaches
   * @throws CourseRunNotFound, CourseModuleNotFound, CourseItemNotFound
   * @throws CourseRunArchived, OnlineCourseArchived what is kept as it was
   */
  hold(part: RunPart, ownOnly: boolean): Promise<Outline>;
  /** The same for grading what was handed in: also of what is archived, and kept as it was otherwise. */
  holdToGrade(part: RunPart, ownOnly: boolean): Promise<Outline>;
  /** @throws CourseModuleNotFound */
  module(id: string): Promise<CourseModule>;
  /** @throws CourseItemNotFound */
  item(id: string): Promise<CourseItem>;
  modulesOf(runIds: readonly string[]): Promise<readonly CourseModule[]>;
  itemsOf(runIds: readonly string[]): Promise<readonly CourseItem[]>;
  addModule(module: CourseModule): void;
  addItem(item: CourseItem): void;
  removeModule(module: CourseModule): void;
  removeItem(item: CourseItem): void;
  /** Puts everything where the order says; what it names is everything that the run has. */
  arrange(outline: Outline, order: readonly ModuleOrder[]): Promise<void>;
}
export const OutlineRepository = token<OutlineRepository>('OutlineRepository');

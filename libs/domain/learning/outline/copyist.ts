import { newId } from '../../kernel/id.js';
import type { CourseRun } from '../course-run.js';
import type { OutlineRepository } from './outline.repository.js';

/** Copies what a run is made of into another one, which is empty. */
export class Copyist {
  constructor(private readonly deps: { outlines: OutlineRepository }) {}

  async copy(from: CourseRun, to: CourseRun): Promise<void> {
    const { outlines } = this.deps;
    const moduleOf = new Map<string, string>();
    for (const module of await outlines.modulesOf(from.id)) {
      const copy = module.copyTo(to);
      moduleOf.set(module.id, copy.id);
      outlines.addModule(copy);
    }
    const items = await outlines.itemsOf(from.id);
    const idOf = new Map(items.map(({ id }) => [id, newId()]));
    to.completeLike(from, idOf);
    for (const item of items) {
      const { schoolId, position } = item;
      const place = { schoolId, runId: to.id, moduleId: moduleOf.get(item.moduleId)!, position };
      outlines.addItem(item.copyTo(place, idOf));
    }
  }
}

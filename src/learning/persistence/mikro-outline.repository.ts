import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { CourseItem } from '#domain/learning/outline/course-item';
import { CourseModule } from '#domain/learning/outline/course-module';
import { CourseItemNotFound, CourseModuleNotFound } from '#domain/learning/outline/outline.errors';
import {
  Outline,
  type ModuleOrder,
  type OutlineRun,
  type PlacedItem,
  type PlacedModule,
} from '#domain/learning/outline/outline';
import type { OutlineRepository, RunPart } from '#domain/learning/outline/outline.repository';
import { noteChange } from '#platform/persistence/audit';
import { prepared, type Statement } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { assertOpen, type PlaceStates } from './archived.js';
import './outline.mapping.js';

type LockedRun = OutlineRun & PlaceStates;

const LOCKS = {
  runId: lockBy('r.id = $1::uuid'),
  moduleId: lockBy('r.id = (select m.run_id from learning.modules m where m.id = $1::uuid)'),
  itemId: lockBy('r.id = (select i.run_id from learning.items i where i.id = $1::uuid)'),
} as const;

function lockBy(condition: string): Statement {
  return prepared(`
    select r.id, r.school_id as "schoolId", r.course_id as "courseId", r.state as "runState", c.state as "courseState"
    from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
    where ${condition} and (not $2::boolean or platform.current_person() = any (c.instructors))
    for no key update of r`);
}

const modules = prepared(`select id, position from learning.modules where run_id = $1 order by position`);
const items = prepared(`select id, module_id as "moduleId", position, requires::text[] as requires
  from learning.items where run_id = $1 order by module_id, position`);

const arrange = prepared(`
  with module_order as (
    update learning.modules m set position = o.position, version = m.version + 1
    from unnest($2::uuid[]) with ordinality as o (id, position)
    where m.run_id = $1 and m.id = o.id and m.position <> o.position)
  update learning.items i set module_id = o.module_id, position = o.position, version = i.version + 1
  from jsonb_to_recordset($3::jsonb) as o (id uuid, module_id uuid, position int)
  where i.run_id = $1 and i.id = o.id and (i.module_id, i.position) is distinct from (o.module_id, o.position)`);

export class MikroOutlineRepository implements OutlineRepository {
  async hold(part: RunPart, ownOnly: boolean): Promise<Outline> {
    const locked = await lock(part, ownOnly);
    assertOpen(locked);
    return this.outlineOf(locked);
  }

  async holdToGrade(part: RunPart, ownOnly: boolean): Promise<Outline> {
    return this.outlineOf(await lock(part, ownOnly));
  }

  private async outlineOf({ runState: _, courseState: __, ...run }: LockedRun): Promise<Outline> {
    const outline = new Outline(
      run,
      ...(await Promise.all([
        transaction().query<PlacedModule>(modules, [run.id]),
        transaction().query<PlacedItem>(items, [run.id]),
      ])),
    );
    transaction().track(outline);
    return outline;
  }

  async module(id: string): Promise<CourseModule> {
    const module = await transaction().em.findOne(CourseModule, { id });
    if (!module) throw new CourseModuleNotFound();
    return module;
  }

  async item(id: string): Promise<CourseItem> {
    const item = await transaction().em.findOne(CourseItem, { id });
    if (!item) throw new CourseItemNotFound();
    return item;
  }

  modulesOf(runIds: readonly string[]): Promise<CourseModule[]> {
    return transaction().em.find(
      CourseModule,
      { runId: { $in: [...runIds] } },
      { orderBy: { position: 'asc' } },
    );
  }

  itemsOf(runIds: readonly string[]): Promise<CourseItem[]> {
    return transaction().em.find(
      CourseItem,
      { runId: { $in: [...runIds] } },
      { orderBy: { position: 'asc' } },
    );
  }

  addModule(module: CourseModule): void {
    transaction().em.persist(module);
  }

  addItem(item: CourseItem): void {
    transaction().em.persist(item);
  }

  removeModule(module: CourseModule): void {
    transaction().em.remove(module);
  }

  removeItem(item: CourseItem): void {
    transaction().em.remove(item);
  }

  async arrange({ run, ...former }: Outline, order: readonly ModuleOrder[]): Promise<void> {
    const placed = order.flatMap(({ moduleId, itemIds }) =>
      itemIds.map((id, at) => ({ id, module_id: moduleId, position: at + 1 })),
    );
    const moduleIds = order.map(({ moduleId }) => moduleId);
    await transaction().query(arrange, [run.id, moduleIds, JSON.stringify(placed)]);
    noteChange({
      action: 'update',
      subject_type: 'Outline',
      subject_id: run.id,
      before: { modules: orderOf(former) },
      after: { modules: order },
    });
  }
}

async function lock(part: RunPart, ownOnly: boolean): Promise<LockedRun> {
  const [[kind, id]] = Object.entries(part) as [[keyof typeof LOCKS, string]];
  const [locked] = await transaction().query<LockedRun>(LOCKS[kind], [id, ownOnly]);
  if (!locked) throw missing(kind);
  return locked;
}

function missing(kind: keyof typeof LOCKS): Error {
  if (kind === 'moduleId') return new CourseModuleNotFound();
  return kind === 'itemId' ? new CourseItemNotFound() : new CourseRunNotFound();
}

function orderOf({ modules: of, items: all }: Pick<Outline, 'modules' | 'items'>): ModuleOrder[] {
  return of.map(({ id: moduleId }) => ({
    moduleId,
    itemIds: all.filter((item) => item.moduleId === moduleId).map(({ id }) => id),
  }));
}

import { CONTEXT_ACTIVITIES } from './activities.js';
import type { Fields } from './shape.js';

/** Every activity that a statement names: as its object, in its context, in a statement within it. */
export function activitiesIn(statement: Fields): Fields[] {
  const object = statement['object'] as Fields;
  const kind = object['objectType'] ?? 'Activity';
  return [
    ...(kind === 'Activity' ? [object] : []),
    ...contextActivitiesIn(statement),
    ...(kind === 'SubStatement' ? activitiesIn(object) : []),
  ];
}

function contextActivitiesIn(statement: Fields): Fields[] {
  const context = (statement['context'] ?? {}) as Fields;
  const lists = (context['contextActivities'] ?? {}) as Fields;
  return CONTEXT_ACTIVITIES.flatMap((name) => (lists[name] ?? []) as Fields[]);
}

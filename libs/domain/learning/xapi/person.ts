import { identifiersOf } from './actors.js';
import type { Fields } from './shape.js';

/** Everything that is known of whom an agent names: each property as a list. */
export function personOf(agent: Fields, names: readonly string[]): Fields {
  const own = typeof agent['name'] === 'string' ? [agent['name']] : [];
  const known = [...new Set([...own, ...names])];
  return {
    objectType: 'Person',
    ...(known.length > 0 && { name: known }),
    ...Object.fromEntries(Object.entries(identifiersOf(agent)).map(([name, value]) => [name, [value]])),
  };
}

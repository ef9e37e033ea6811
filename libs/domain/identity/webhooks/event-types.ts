import { EventTypeUnknown } from './webhook.errors.js';
import { ALL_EVENTS } from './webhook.words.js';

/** The types chosen, each once; `<context>.*` and `*` stand for several. @throws EventTypeUnknown */
export function chosenTypes(chosen: readonly string[], known: readonly string[]): string[] {
  const groups = known.map((type) => `${type.split('.')[0]}.*`);
  const possible = new Set([...known, ...groups, ALL_EVENTS]);
  const unknown = [...chosen.keys()].filter((index) => !possible.has(chosen[index]!));
  if (unknown.length > 0) throw new EventTypeUnknown(unknown);
  return [...new Set(chosen)];
}

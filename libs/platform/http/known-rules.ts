import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;

/**
 * class-validator works out for each object anew which rules its class has, and that takes longer than to apply them.
 * Rules are declared with their class, so here they are worked out once.
 */
export function rememberRules(storage: Storage = getMetadataStorage()): void {
  const workOut = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, Rules>();
  storage.getTargetValidationMetadatas = (target, schema, ...options) => {
    // The schema is that of the object around it, and says nothing: none is registered by a name here.
    const [always, strictGroups, groups] = options;
    if (always || strictGroups || groups) return workOut(target, schema, ...options);
    const rules = known.get(target) ?? workOut(target, schema, ...options);
    known.set(target, rules);
    return rules;
  };
}

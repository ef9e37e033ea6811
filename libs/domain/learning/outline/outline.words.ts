export const OUTLINE_CHANGES = [
  'module_added',
  'module_changed',
  'module_removed',
  'item_added',
  'item_changed',
  'item_published',
  'item_unpublished',
  'item_removed',
  'completion_changed',
  'rearranged',
] as const;
export type OutlineChange = (typeof OUTLINE_CHANGES)[number];

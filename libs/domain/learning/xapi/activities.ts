import {
  exactly,
  extensions,
  fieldsOf,
  iri,
  languageMap,
  listOf,
  refuse,
  shape,
  text,
  textThat,
  type Check,
} from './shape.js';

const INTERACTIONS = [
  'true-false',
  'choice',
  'fill-in',
  'long-fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
  'other',
] as const;

export const COMPONENT_LISTS = ['choices', 'scale', 'source', 'target', 'steps'] as const;

const component = shape(
  { id: textThat((id) => id !== '', 'a string that is not empty'), description: languageMap },
  ['id'],
);

const components: Check = (value, at) => {
  listOf(component)(value, at);
  const ids = (value as readonly { id: string }[]).map(({ id }) => id);
  if (new Set(ids).size < ids.length) refuse(at, 'must not name an id twice');
};

const definitionShape = shape({
  name: languageMap,
  description: languageMap,
  type: iri,
  moreInfo: iri,
  extensions,
  interactionType: exactly(...INTERACTIONS),
  correctResponsesPattern: listOf(text),
  ...Object.fromEntries(COMPONENT_LISTS.map((name) => [name, components])),
});

const definition: Check = (value, at) => {
  definitionShape(value, at);
  const fields = fieldsOf(value, at);
  const used = ['correctResponsesPattern', ...COMPONENT_LISTS].find((name) => name in fields);
  if (used !== undefined && !('interactionType' in fields))
    refuse(`${at}/interactionType`, `is missing, though there is ${used}`);
};

export const activity = shape({ objectType: exactly('Activity'), id: iri, definition }, ['id']);

/** In a context one activity may stand for a list of one. */
const activities: Check = (value, at) =>
  Array.isArray(value) ? listOf(activity)(value, at) : activity(value, at);

export const CONTEXT_ACTIVITIES = ['parent', 'grouping', 'category', 'other'] as const;

export const contextActivities = shape(
  Object.fromEntries(CONTEXT_ACTIVITIES.map((name) => [name, activities])),
);

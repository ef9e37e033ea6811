import type { Route } from './routes.js';

/**
 * The stable name of an operation: of a handler named by one verb, verb and resource (`SectionController.list` →
 * `listSections`); of one that says what it does, its own name (`signOutEverywhere`).
 */
export function nameOf({ controller, handler, path }: Route): string {
  if (/[A-Z]/.test(handler)) return handler;
  return handler === 'list' ? `list${collectionIn(path)}` : `${handler}${resourceOf(controller)}`;
}

/** `SectionController` → `Sections`, whose description is the comment on the class. */
export function tagOf(controller: string): string {
  const words = resourceOf(controller).replaceAll(/(?!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return plural(words);
}

function resourceOf(controller: string): string {
  return controller.replace(/Controller$/, '');
}

/** The last part of the path that is no parameter, as it stands there in the plural. */
function collectionIn(path: string): string {
  const parts = path.split('/').filter((part) => !part.startsWith('{'));
  return parts.at(-1)!.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function plural(word: string): string {
  if (/(s|y|health|attendance)$/i.test(word)) return word.replace(/([^aeiou])y$/, '$1ies');
  return `${word}s`;
}

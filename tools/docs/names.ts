import type { Route } from './routes.js';

/**
 * The stable name of an operation: of a handler named by one verb, verb and resource (`SectionController.list` →
 * `listSections`); of one that says what it does, its own name (`signOutEverywhere`).
 */
export function nameOf({ controller, handler, path }: Route): string {
  if (/[A-Z]/.test(handler)) return handler;
  return handler === 'list' ? `list${collectionIn(path)}` : `${handler}${resourceOf(controller)}`;
}

/** What the operations of a controller are listed under: `schools/:schoolId/academic-years` → `Academic years`. */
export function tagOf({ controller, controllerPath }: Route): string {
  const own = controllerPath.split('/').findLast((part) => part !== '' && !part.startsWith(':'));
  const words = own?.replaceAll('-', ' ') ?? `${resourceOf(controller)}s`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function resourceOf(controller: string): string {
  return controller.replace(/Controller$/, '');
}

/** The last part of the path that is no parameter, as it stands there in the plural. */
function collectionIn(path: string): string {
  const parts = path.split('/').filter((part) => !part.startsWith('{'));
  return parts.at(-1)!.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

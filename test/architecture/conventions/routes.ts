import ts from 'typescript';
import { decoratorsOf, nodesOf, perFile, type Conventions } from './source.js';

const ROUTES = 8;
const ROUTE = /^(Get|Post|Put|Patch|Delete|Head|Options|All|Sse)$/;
const DOOR = /^(Requires|SignedIn|Public)$/;

export const routes: Conventions = {
  'few-routes': perFile((source) =>
    nodesOf(source, ts.isClassDeclaration)
      .map((node) => ({ name: node.name?.text, count: routesOf(node).length }))
      .filter(({ count }) => count > ROUTES)
      .map(({ name, count }) => `${name} has ${count} routes; more than ${ROUTES} are two resources`),
  ),

  'routes-say-who-may': perFile((source) =>
    nodesOf(source, ts.isClassDeclaration)
      .filter((node) => !isGuarded(node))
      .flatMap(routesOf)
      .filter((route) => !isGuarded(route))
      .map(({ name }) => `${name.getText()} says neither @Requires('…') nor @SignedIn() nor @Public()`),
  ),
};

function routesOf({ members }: ts.ClassDeclaration): ts.MethodDeclaration[] {
  return members
    .filter(ts.isMethodDeclaration)
    .filter((method) => decoratorsOf(method).some(({ name }) => ROUTE.test(name)));
}

function isGuarded(node: ts.HasDecorators): boolean {
  return decoratorsOf(node).some(({ name }) => DOOR.test(name));
}

import ts from 'typescript';
import { decoratorsOf, nodesOf, perFile, type Conventions } from './source.js';

const DEPENDENCIES = 5;
const ROUTES = 8;
const ROUTE = /^(Get|Post|Put|Patch|Delete|Head|Options|All|Sse)$/;

/** Small enough to finish; the lengths of files and functions are oxlint's. */
export const sizes: Conventions = {
  'few-dependencies': perFile((source) =>
    nodesOf(source, ts.isConstructorDeclaration)
      .map((node) => ({ name: nameOf(node.parent), count: dependenciesOf(node) }))
      .filter(({ count }) => count > DEPENDENCIES)
      .map(
        ({ name, count }) => `${name} needs ${count} things; with more than ${DEPENDENCIES} it does two jobs`,
      ),
  ),

  'few-routes': perFile((source) =>
    nodesOf(source, ts.isClassDeclaration)
      .map((node) => ({ name: nameOf(node), count: routesOf(node).length }))
      .filter(({ count }) => count > ROUTES)
      .map(({ name, count }) => `${name} has ${count} routes; more than ${ROUTES} are two resources`),
  ),
};

/** Constructor parameters; an object of `deps` counts by its fields. */
function dependenciesOf({ parameters }: ts.ConstructorDeclaration): number {
  const counts = parameters.map(({ type }) => (type && ts.isTypeLiteralNode(type) ? type.members.length : 1));
  return counts.reduce((sum, count) => sum + count, 0);
}

function routesOf({ members }: ts.ClassDeclaration): ts.MethodDeclaration[] {
  return members
    .filter(ts.isMethodDeclaration)
    .filter((method) => decoratorsOf(method).some(({ name }) => ROUTE.test(name)));
}

function nameOf(node: ts.Node): string {
  return ts.isClassLike(node) && node.name ? node.name.text : 'a class';
}

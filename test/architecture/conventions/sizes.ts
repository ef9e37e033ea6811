import ts from 'typescript';
import { nodesOf, perFile, type Conventions } from './source.js';

const DEPENDENCIES = 5;

/** Small enough to finish; the lengths of files and functions are oxlint's. */
export const sizes: Conventions = {
  'few-dependencies': perFile((source) =>
    nodesOf(source, ts.isConstructorDeclaration)
      .map((node) => ({ name: node.parent.name?.getText() ?? 'a class', count: dependenciesOf(node) }))
      .filter(({ count }) => count > DEPENDENCIES)
      .map(
        ({ name, count }) => `${name} needs ${count} things; with more than ${DEPENDENCIES} it does two jobs`,
      ),
  ),
};

/** Constructor parameters; an object of `deps` counts by its fields. */
function dependenciesOf({ parameters }: ts.ConstructorDeclaration): number {
  const counts = parameters.map(({ type }) => (type && ts.isTypeLiteralNode(type) ? type.members.length : 1));
  return counts.reduce((sum, count) => sum + count, 0);
}

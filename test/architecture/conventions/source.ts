import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root, sourceFiles, type Files } from '../support/house.js';

/** A parsed file of the house. */
export interface Source {
  readonly path: string;
  /** Its whole syntax tree, flat. */
  readonly nodes: readonly ts.Node[];
}

export interface House {
  readonly sources: readonly Source[];
  /** Each context with those that it may ask. */
  readonly contexts: Readonly<Record<string, readonly string[]>>;
}

/** Something that breaks a convention; the sentence says what to do instead. */
export interface Fault {
  readonly path: string;
  readonly says: string;
}

/** A convention by its name: what of a house breaks it. */
export type Conventions = Readonly<Record<string, (house: House) => Fault[]>>;

/** A house as it stands on the disk, this one unless told otherwise: its production code. */
export function standingHouse(folder = root): House {
  const paths = sourceFiles(folder).filter((path) => /^(src|libs)\//.test(path));
  return houseOf(
    Object.fromEntries(
      [...paths, 'contexts.json'].map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
    ),
  );
}

export function houseOf({ 'contexts.json': contexts = '{}', ...files }: Files): House {
  const sources = Object.entries(files).map(([path, text]) => ({
    path,
    nodes: allNodes(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)),
  }));
  return { sources, contexts: JSON.parse(contexts) as House['contexts'] };
}

/** Every node of a file that the guard accepts. */
export function nodesOf<Node extends ts.Node>(
  { nodes }: Source,
  guard: (node: ts.Node) => node is Node,
): Node[] {
  return nodes.filter(guard);
}

function allNodes(tree: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The names and first arguments of a node's decorators: `@Requires('x')` is `['Requires', "'x'"]`. */
export function decoratorsOf(node: ts.HasDecorators): { name: string; argument: string | undefined }[] {
  return (ts.getDecorators(node) ?? []).map(({ expression }) =>
    ts.isCallExpression(expression)
      ? { name: expression.expression.getText(), argument: expression.arguments[0]?.getText() }
      : { name: expression.getText(), argument: undefined },
  );
}

/** The name of the class that a class extends, if any. */
export function parentOf(node: ts.ClassDeclaration): string | undefined {
  const clause = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  return clause?.types[0]?.expression.getText();
}

/** Runs a check over each file and collects the sentences. */
export function perFile(check: (source: Source, house: House) => string[]): (house: House) => Fault[] {
  return (house) =>
    house.sources.flatMap((source) => check(source, house).map((says) => ({ path: source.path, says })));
}

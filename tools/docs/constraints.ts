import ts from 'typescript';
import type { Sources } from './sources.js';

/** What constraints of the database mean: `constraintMeans('sections_title_once', () => new …)`, by the table. */
export class Constraints {
  /** The tables of mapped classes, without their schema. */
  private readonly tables = new Map<ts.Symbol, string>();

  constructor(private readonly sources: Sources) {
    for (const call of sources.allFiles().flatMap((file) => callsOf(file, 'mapClass'))) {
      const [mapped, options] = call.arguments;
      const table = /table: '\w+\.(\w+)'/.exec(options?.getText() ?? '')?.[1];
      const symbol = mapped && sources.symbolOf(mapped);
      if (symbol && table) this.tables.set(symbol, table);
    }
  }

  /**
   * The meanings that a method of a repository may run into: those declared in its own file and, in a mapping that it
   * imports, those of the tables of the classes that it names; when it removes, what refers to them as well.
   */
  behind(method: ts.Node): readonly ts.CallExpression[] {
    const file = method.getSourceFile();
    if (!file.fileName.includes('/persistence/')) return [];
    const tables = this.tablesNamedIn(file);
    const mappings = file.statements
      .filter((node) => ts.isImportDeclaration(node))
      .map(({ moduleSpecifier }) => this.sources.symbolOf(moduleSpecifier)?.valueDeclaration)
      .filter((imported) => imported !== undefined && ts.isSourceFile(imported))
      .filter(({ fileName }) => fileName.endsWith('.mapping.ts'));
    const mapped = mappings
      .flatMap((mapping) => callsOf(mapping, 'constraintMeans'))
      .filter((call) => tables.some((table) => nameOf(call).startsWith(`${table}_`)));
    const removes = ts.isMethodDeclaration(method) && method.name.getText().startsWith('remove');
    const referred = removes ? mappings.flatMap((mapping) => callsOf(mapping, 'removalMeans')) : [];
    return [...callsOf(file, 'constraintMeans'), ...mapped, ...referred];
  }

  private tablesNamedIn(file: ts.SourceFile): string[] {
    const found = new Set<string>();
    const visit = (node: ts.Node): void => {
      const symbol = ts.isIdentifier(node) ? this.sources.symbolOf(node) : undefined;
      const table = symbol && this.tables.get(symbol);
      if (table) found.add(table);
      ts.forEachChild(node, visit);
    };
    visit(file);
    return [...found];
  }
}

function callsOf(file: ts.SourceFile, name: string): ts.CallExpression[] {
  return file.statements
    .filter((node) => ts.isExpressionStatement(node))
    .map(({ expression }) => expression)
    .filter((node) => ts.isCallExpression(node))
    .filter((call) => call.expression.getText() === name);
}

function nameOf(call: ts.CallExpression): string {
  const [name] = call.arguments;
  return name && ts.isStringLiteral(name) ? name.text : '';
}

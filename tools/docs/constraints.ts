import ts from 'typescript';
import type { Sources } from './sources.js';

/** `constraintMeans('sections_title_once', …)` */
interface Meaning {
  readonly constraint: string;
  /** Says which error it is. */
  readonly error: ts.Expression;
  readonly file: ts.SourceFile;
}

const WRITTEN = /\b(?:insert into|update|delete from|merge into)\s+\w+\.(\w+)/g;

/** What the constraints of the database mean, by the tables that a function writes. */
export class Constraints {
  /** Of mapped classes, without their schema. */
  private readonly tables = new Map<ts.Symbol, string>();
  private readonly meanings: readonly Meaning[];
  private readonly removals: readonly Meaning[];

  constructor(private readonly sources: Sources) {
    const files = sources.allFiles();
    for (const {
      arguments: [mapped, options],
    } of files.flatMap((file) => callsOf(file, 'mapClass'))) {
      const table = /table: '\w+\.(\w+)'/.exec(options?.getText() ?? '')?.[1];
      const symbol = mapped && sources.symbolOf(mapped);
      if (symbol && table) this.tables.set(symbol, table);
    }
    this.meanings = files.flatMap((file) => meaningsIn(file, 'constraintMeans'));
    this.removals = files.flatMap((file) => meaningsIn(file, 'removalMeans'));
  }

  /**
   * The errors behind the constraints that a function of persistence/ may violate: those of the tables that it writes
   * or, when it removes, those by which other tables hold on to what it removes.
   */
  behind(method: ts.SignatureDeclaration): readonly ts.Node[] {
    const file = method.getSourceFile();
    if (!file.fileName.includes('/persistence/')) return [];
    const removes = /^(remove|delete)/.test(method.name?.getText() ?? '');
    return (removes ? this.heldBy(file) : this.writtenBy(method)).map(({ error }) => error);
  }

  private heldBy(file: ts.SourceFile): readonly Meaning[] {
    const mappings = this.importsOf(file);
    return this.removals.filter((meaning) => mappings.includes(meaning.file));
  }

  private writtenBy(method: ts.Node): readonly Meaning[] {
    const tables = this.tablesWrittenBy(method);
    return this.meanings.filter(({ constraint }) =>
      tables.some((table) => constraint.split('.').at(-1)!.startsWith(`${table}_`)),
    );
  }

  /** By the mapped classes that it names, and by the statements that it uses. */
  private tablesWrittenBy(method: ts.Node): string[] {
    const found = new Set<string>();
    const visit = (node: ts.Node): void => {
      const symbol = ts.isIdentifier(node) ? this.sources.symbolOf(node) : undefined;
      const table = symbol && this.tables.get(symbol);
      if (table) found.add(table);
      const text = symbol?.valueDeclaration && ts.isVariableDeclaration(symbol.valueDeclaration);
      if (text)
        for (const [, written] of symbol.valueDeclaration!.getText().matchAll(WRITTEN)) found.add(written!);
      ts.forEachChild(node, visit);
    };
    visit(method);
    return [...found];
  }

  private importsOf({ statements }: ts.SourceFile): ts.SourceFile[] {
    return statements
      .filter((node) => ts.isImportDeclaration(node))
      .map(({ moduleSpecifier }) => this.sources.symbolOf(moduleSpecifier)?.valueDeclaration)
      .filter((imported) => imported !== undefined && ts.isSourceFile(imported));
  }
}

function meaningsIn(file: ts.SourceFile, declaredBy: 'constraintMeans' | 'removalMeans'): Meaning[] {
  return callsOf(file, declaredBy).flatMap(({ arguments: [name, error] }) =>
    name && error && ts.isStringLiteral(name) ? [{ constraint: name.text, error, file }] : [],
  );
}

function callsOf(file: ts.SourceFile, name: string): ts.CallExpression[] {
  return file.statements
    .filter((node) => ts.isExpressionStatement(node))
    .map(({ expression }) => expression)
    .filter((node) => ts.isCallExpression(node))
    .filter((call) => call.expression.getText() === name);
}

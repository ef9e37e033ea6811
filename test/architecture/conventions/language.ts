import ts from 'typescript';
import { nodesOf, parentOf, perFile, type Conventions, type House, type Source } from './source.js';

/** How this house writes TypeScript, as far as the lint tools cannot tell. */
export const language: Conventions = {
  'no-export-star': perFile((source) =>
    nodesOf(source, ts.isExportDeclaration)
      .filter(({ exportClause }) => !exportClause || ts.isNamespaceExport(exportClause))
      .map(() => '`export *` hides what a file offers; name it'),
  ),

  'no-enum': perFile((source) =>
    nodesOf(source, ts.isEnumDeclaration).map(
      ({ name }) => `${name.text}: use a const array and a union of its members`,
    ),
  ),

  'no-hash-private': perFile((source) =>
    nodesOf(source, ts.isPrivateIdentifier).map(
      ({ text }) => `${text}: the ORM cannot map it; use TypeScript's private`,
    ),
  ),

  'aggregates-initialise-nothing': perFile((source) =>
    aggregatesOf(source)
      .flatMap(({ members }) => members.filter(ts.isPropertyDeclaration))
      .filter((field) => field.initializer && !isStatic(field))
      .map(
        (field) =>
          `${field.name.getText()}: initialisers do not run when the ORM loads; set it in the static factory`,
      ),
  ),

  'mapped-aggregates-have-factories': (house) => {
    const mapped = mappedClasses(house);
    return perFile((source) =>
      aggregatesOf(source)
        .filter(({ name }) => name && mapped.has(name.text))
        .flatMap(({ members }) => members.filter(ts.isConstructorDeclaration))
        .filter(({ parameters }) => parameters.length > 0)
        .map(
          () => 'constructors do not run when the ORM loads; use a static factory named as the business says',
        ),
    )(house);
  },

  'errors-carry-their-context': perFile((source) => wrongPrefixes(source, 'DomainError', 'code')),

  'events-carry-their-context': perFile((source) => wrongPrefixes(source, 'DomainEvent', 'type')),
};

function aggregatesOf(source: Source): ts.ClassDeclaration[] {
  return nodesOf(source, ts.isClassDeclaration).filter((node) => parentOf(node) === 'AggregateRoot');
}

/** The classes that the ORM loads; an aggregate of a hot path may be made by its own repository instead. */
function mappedClasses({ sources }: House): Set<string> {
  const calls = sources.flatMap((source) => nodesOf(source, ts.isCallExpression));
  return new Set(
    calls
      .filter(({ expression }) => expression.getText() === 'mapClass')
      .map((call) => call.arguments[0]!.getText()),
  );
}

function isStatic(field: ts.PropertyDeclaration): boolean {
  return field.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
}

/** Codes and wire types in the domain of a context begin with its name: they are part of its API. */
function wrongPrefixes(source: Source, parent: string, field: string): string[] {
  const [, context] = /^libs\/domain\/([^/]+)\//.exec(source.path) ?? [];
  if (!context || context === 'kernel') return [];
  return nodesOf(source, ts.isClassDeclaration)
    .filter((node) => parentOf(node) === parent)
    .flatMap(({ members }) => members.filter(ts.isPropertyDeclaration))
    .filter(({ name }) => name.getText() === field)
    .map(({ initializer }) => initializer?.getText() ?? '')
    .filter((value) => !new RegExp(`^'${context}\\.[a-z0-9_]+(\\.[a-z0-9_]+)*'$`).test(value))
    .map((value) => `${field} is ${value || 'missing'}; it is '${context}.what_happened' in snake_case`);
}

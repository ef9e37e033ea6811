import ts from 'typescript';
import type { ErrorKind } from '#domain/kernel/domain-error';
import { Constraints } from './constraints.js';
import type { Sources } from './sources.js';

/** A domain error that a route may answer. */
export interface Refusal {
  readonly code: string;
  readonly kind: ErrorKind;
}

/** Methods of repositories that only read; what they return may be changed all the same. */
const READS = /^(by|find|exists|list|count|of|hold|lock|read)/;

/**
 * Finds which domain errors a method may throw, by following what it calls: through the bus to the one handler of a
 * command or query, through a port to its implementations, and from a repository to what the constraints of its tables
 * mean. The unit of work itself is not followed: its refusals are the same for all.
 */
export class Refusals {
  private readonly handlers = new Map<ts.Symbol, ts.ClassDeclaration>();
  private readonly implementations = new Map<ts.Symbol, ts.ClassDeclaration[]>();
  private readonly constraints: Constraints;

  constructor(private readonly sources: Sources) {
    this.constraints = new Constraints(sources);
    for (const declaration of sources.allClasses()) {
      for (const handled of this.handledBy(declaration)) this.handlers.set(handled, declaration);
      for (const port of this.portsOf(declaration)) {
        this.implementations.set(port, [...(this.implementations.get(port) ?? []), declaration]);
      }
    }
  }

  /** @param changes whether what is loaded will be changed, and may then violate a constraint */
  of(method: ts.MethodDeclaration, changes: boolean): readonly Refusal[] {
    const found = new Map<string, Refusal>();
    const swallowed = new Set<string>();
    const seen = new Set<ts.Node>();
    const waiting: ts.Node[] = [method];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      const refusal = this.namedBy(node);
      if (refusal) found.set(refusal.code, refusal);
      const caught = ts.isIfStatement(node) && this.caughtBy(node);
      if (caught) swallowed.add(caught.code);
      waiting.push(...this.leadsTo(node, changes));
      ts.forEachChild(node, (child) => void waiting.push(child));
    }
    return [...found.values()].filter(({ code }) => !swallowed.has(code));
  }

  /** `if (!(error instanceof EmailTaken)) throw error` and `if (error instanceof PackageRefused) return …`. */
  private caughtBy({ expression, thenStatement }: ts.IfStatement): Refusal | undefined {
    const negated = ts.isPrefixUnaryExpression(expression) ? expression.operand : undefined;
    const check = negated && ts.isParenthesizedExpression(negated) ? negated.expression : expression;
    const goesOn = negated ? ts.isThrowStatement(thenStatement) : ts.isReturnStatement(thenStatement);
    if (!goesOn || !ts.isBinaryExpression(check)) return undefined;
    if (check.operatorToken.kind !== ts.SyntaxKind.InstanceOfKeyword) return undefined;
    const declaration = this.classOf(check.right);
    return declaration && this.refusalOf(declaration);
  }

  /** `new RegisterLocked()`, or the class handed on: `idOf(RegisterNotFound)`. */
  private namedBy(node: ts.Node): Refusal | undefined {
    if (!ts.isNewExpression(node) && !isHandedOn(node)) return undefined;
    const declaration = this.classOf(ts.isNewExpression(node) ? node.expression : node);
    return declaration && this.refusalOf(declaration);
  }

  private refusalOf(declaration: ts.ClassDeclaration): Refusal | undefined {
    const { checker } = this.sources;
    const type = checker.getTypeAtLocation(declaration);
    const [kind, code] = ['kind', 'code'].map((name) => {
      const property = type.getProperty(name);
      const value = property && checker.getTypeOfSymbol(property);
      return value?.isStringLiteral() ? value.value : undefined;
    });
    return kind !== undefined && code !== undefined ? { code, kind: kind as ErrorKind } : undefined;
  }

  private leadsTo(node: ts.Node, changes: boolean): readonly ts.Node[] {
    if (ts.isNewExpression(node)) return this.madeBy(node);
    if (ts.isIdentifier(node)) return this.callbackNamed(node);
    if (!ts.isCallExpression(node)) return [];
    const called = this.sources.checker.getResolvedSignature(node)?.declaration;
    if (!called || ts.isJSDocSignature(called)) return [];
    const methods = ts.isMethodSignature(called) ? this.implementationsOf(called) : [called];
    return methods
      .filter((method) => this.isFollowed(method))
      .flatMap((method) => this.entered(method, changes));
  }

  /** A function of ours that is handed on: `.catch(unlessTaken)`. */
  private callbackNamed(node: ts.Identifier): readonly ts.Node[] {
    if (!isHandedOn(node)) return [];
    const declarations = this.sources.symbolOf(node)?.declarations ?? [];
    return declarations
      .filter((declaration) => ts.isFunctionDeclaration(declaration))
      .filter((declaration) => this.isFollowed(declaration));
  }

  private entered(method: ts.SignatureDeclaration, changes: boolean): readonly ts.Node[] {
    const reads = READS.test(method.name?.getText() ?? '');
    return reads && !changes ? [method] : [method, ...this.constraints.behind(method)];
  }

  /** A command or query leads to its handler; anything else of ours to its constructor. */
  private madeBy(node: ts.NewExpression): readonly ts.Node[] {
    const symbol = this.sources.symbolOf(node.expression);
    const handler = symbol && this.handlers.get(symbol);
    if (handler) return [this.sources.methodOf(handler, 'execute')];
    const made = this.classOf(node.expression)?.members ?? [];
    return made
      .filter((member) => ts.isConstructorDeclaration(member))
      .filter((constructor) => this.isFollowed(constructor));
  }

  private isFollowed(node: ts.Node): boolean {
    const path = this.sources.pathOf(node.getSourceFile().fileName);
    if (path === 'libs/platform/persistence/audit-log.ts') return true; // a query, of the platform's own table
    return /^(src|libs)\//.test(path) && !path.startsWith('libs/platform/persistence/');
  }

  private implementationsOf(called: ts.MethodSignature): readonly ts.SignatureDeclaration[] {
    const port = ts.isInterfaceDeclaration(called.parent) && this.sources.symbolOf(called.parent.name);
    return ((port && this.implementations.get(port)) || []).flatMap(({ members }) =>
      members
        .filter((member) => ts.isMethodDeclaration(member))
        .filter(({ name }) => name.getText() === called.name.getText()),
    );
  }

  private handledBy(declaration: ts.ClassDeclaration): ts.Symbol[] {
    return (ts.getDecorators(declaration) ?? [])
      .map(({ expression }) => expression)
      .filter((call) => ts.isCallExpression(call))
      .filter((call) => /^(Command|Query)Handler$/.test(call.expression.getText()))
      .flatMap((call) => this.sources.symbolOf(call.arguments[0]!) ?? []);
  }

  private portsOf(declaration: ts.ClassDeclaration): ts.Symbol[] {
    return (declaration.heritageClauses ?? [])
      .filter(({ token }) => token === ts.SyntaxKind.ImplementsKeyword)
      .flatMap(({ types }) => types)
      .flatMap(({ expression }) => this.sources.symbolOf(expression) ?? []);
  }

  private classOf(node: ts.Node): ts.ClassDeclaration | undefined {
    return this.sources.symbolOf(node)?.declarations?.find((found) => ts.isClassDeclaration(found));
  }
}

function isHandedOn(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isIdentifier(node) && ts.isCallExpression(parent) && parent.expression !== node;
}

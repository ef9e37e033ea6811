import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/** What a comment says: its text, and its tags such as `@format uuid`. */
export interface Comment {
  readonly text: string;
  readonly tags: ReadonlyMap<string, string>;
}

/** The sources as the TypeScript compiler understands them: types, comments, and who is meant by a name. */
export class Sources {
  readonly checker: ts.TypeChecker;
  private readonly files: readonly ts.SourceFile[];
  private readonly classes = new Map<string, ts.ClassDeclaration[]>();
  private readonly interfaces = new Map<string, ts.InterfaceDeclaration>();

  constructor(readonly root: string) {
    const program = compile(resolve(root, 'tsconfig.build.json'));
    this.checker = program.getTypeChecker();
    this.files = program.getSourceFiles().filter((file) => this.isOurs(file));
    for (const declaration of this.allClasses()) {
      const name = declaration.name?.text ?? '';
      this.classes.set(name, [...(this.classes.get(name) ?? []), declaration]);
    }
    for (const { statements } of this.files) {
      for (const node of statements)
        if (ts.isInterfaceDeclaration(node)) this.interfaces.set(node.name.text, node);
    }
  }

  isOurs({ fileName }: ts.SourceFile): boolean {
    return /^(src|libs)\//.test(this.pathOf(fileName)) && !/\.spec\.ts$|\/testing\//.test(fileName);
  }

  /** From the root of the repository. */
  pathOf(fileName: string): string {
    return fileName.slice(this.root.length + 1);
  }

  allFiles(): readonly ts.SourceFile[] {
    return this.files;
  }

  allClasses(): readonly ts.ClassDeclaration[] {
    return this.files.flatMap((file) => file.statements.filter((node) => ts.isClassDeclaration(node)));
  }

  /** The one class of this name. */
  classNamed(name: string): ts.ClassDeclaration {
    const [found, ...others] = this.classes.get(name) ?? [];
    if (!found) throw new Error(`There is no class ${name} in src or libs`);
    if (others.length > 0)
      throw new Error(`There are ${others.length + 1} classes named ${name}: rename one`);
    return found;
  }

  /** What a name stands for, where it was imported from. */
  symbolOf(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /** The type of the class or interface of this name. */
  typeNamed(name: string): ts.Type {
    const declaration = this.interfaces.get(name) ?? this.classNamed(name);
    return this.checker.getTypeAtLocation(declaration);
  }

  methodOf(declaration: ts.ClassDeclaration, name: string): ts.MethodDeclaration {
    const method = declaration.members.find((member) => member.name?.getText() === name);
    if (method && ts.isMethodDeclaration(method)) return method;
    throw new Error(`${declaration.name?.text} has no method ${name}`);
  }

  commentOf(node: ts.NamedDeclaration): Comment {
    const symbol = node.name && this.checker.getSymbolAtLocation(node.name);
    return symbol ? this.commentOn(symbol) : { text: '', tags: new Map() };
  }

  commentOn(symbol: ts.Symbol): Comment {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(this.checker));
    const tags = symbol
      .getJsDocTags(this.checker)
      .map(({ name, text: parts }) => [name, ts.displayPartsToString(parts)] as const);
    return { text: text.replaceAll(/\s*\n\s*/g, ' ').trim(), tags: new Map(tags) };
  }

  /** What the files that import a package have, at run time, of classes by their names. */
  async classesUsing(packageName: string): Promise<ReadonlyMap<string, object>> {
    const using = this.files.filter((file) => file.text.includes(`from '${packageName}'`));
    const modules = await Promise.all(
      using.map((file) => import(pathToFileURL(file.fileName).href) as Promise<Record<string, unknown>>),
    );
    const classes = modules
      .flatMap((module) => Object.entries(module))
      .filter((entry): entry is [string, object] => typeof entry[1] === 'function');
    return new Map(classes);
  }
}

function compile(tsconfig: string): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    tsconfig,
    { noEmit: true },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  return ts.createProgram({ options: config!.options, rootNames: config!.fileNames });
}

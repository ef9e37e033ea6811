import ts from 'typescript';
import {
  decoratorsOf,
  nodesOf,
  parentOf,
  perFile,
  type Conventions,
  type Fault,
  type House,
} from './source.js';

/** Commands, queries and what handles them. */
export const messages: Conventions = {
  'one-handler-per-command': (house) => handled(house, 'Command'),

  'one-handler-per-query': (house) => handled(house, 'Query'),

  'handlers-hold-no-logic': perFile((source) =>
    nodesOf(source, ts.isClassDeclaration)
      .filter((node) => decoratorsOf(node).some(({ name }) => name === 'CommandHandler'))
      .flatMap(({ members }) => members.filter(ts.isMethodDeclaration))
      .filter(({ name, body }) => name.getText() === 'execute' && body?.statements.length !== 1)
      .map(() => 'the body of a command handler is one expression; what it decides belongs in the use case'),
  ),

  'messages-are-where-they-belong': perFile((source) =>
    nodesOf(source, ts.isClassDeclaration).flatMap((node) => {
      const kind = MESSAGES.find((name) => name === parentOf(node));
      const folder = kind === 'Query' ? 'queries' : 'commands';
      const right = new RegExp(`^src/[^/]+/${folder}/(.*/)?[^/]+\\.${kind?.toLowerCase()}\\.ts$`);
      if (!kind || right.test(source.path)) return [];
      return [
        `${node.name?.text} is a ${kind}: it lies in ${folder}/ as *.${kind.toLowerCase()}.ts, beside its handler`,
      ];
    }),
  ),
};

const MESSAGES = ['Command', 'Query'] as const;

/** Each class of the kind has exactly one handler, in the same file. */
function handled(house: House, kind: (typeof MESSAGES)[number]): Fault[] {
  const handlers = handlersIn(house, kind);
  return house.sources.flatMap((source) => {
    const classes = nodesOf(source, ts.isClassDeclaration);
    const here = classes.filter((node) => parentOf(node) === kind).map(({ name }) => name?.text ?? '');
    return here
      .map((message) => ({ message, paths: handlers.get(message) ?? [] }))
      .filter(({ paths }) => paths.length !== 1 || paths[0] !== source.path)
      .map(({ message, paths }) => ({
        path: source.path,
        says: `${message} has ${paths.length} handlers (${paths.join(', ')}); it has one, in the same file`,
      }));
  });
}

/** By what they handle, the files in which handlers lie. */
function handlersIn({ sources }: House, kind: string): Map<string | undefined, string[]> {
  const found = new Map<string | undefined, string[]>();
  for (const source of sources)
    for (const { name, argument } of nodesOf(source, ts.isClassDeclaration).flatMap(decoratorsOf))
      if (name === `${kind}Handler`) found.set(argument, [...(found.get(argument) ?? []), source.path]);
  return found;
}

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
  return house.sources.flatMap((source) => {
    const classes = nodesOf(source, ts.isClassDeclaration);
    const here = classes.filter((node) => parentOf(node) === kind).map(({ name }) => name?.text ?? '');
    return here
      .map((message) => ({ message, handlers: handlersOf(house, kind, message) }))
      .filter(({ handlers }) => handlers.length !== 1 || handlers[0] !== source.path)
      .map(({ message, handlers }) => ({
        path: source.path,
        says: `${message} has ${handlers.length} handlers (${handlers.join(', ')}); it has one, in the same file`,
      }));
  });
}

function handlersOf({ sources }: House, kind: string, message: string): string[] {
  return sources.flatMap((source) =>
    nodesOf(source, ts.isClassDeclaration)
      .flatMap(decoratorsOf)
      .filter(({ name, argument }) => name === `${kind}Handler` && argument === message)
      .map(() => source.path),
  );
}

import { knownContext } from './house.mjs';
import { camel, named, pascal, subjectOf } from './names.mjs';
import { withImport, withProviders } from './wiring.mjs';

/**
 * `new:command CONTEXT NAME`: the use case with a proof that is red until its story is told, the command with its
 * handler, and their wiring.
 * @param {string[]} args
 * @returns {import('./house.mjs').Plan & { next: string }}
 */
export function newCommand([given, message]) {
  const context = knownContext(given);
  const name = named(message, /^[a-z]+(-[a-z]+)+$/, 'verb-noun, such as lock-register');
  const useCase = `libs/domain/${context}/use-cases/${name}.use-case`;
  return {
    files: {
      [`${useCase}.ts`]: useCaseOf(name),
      [`${useCase}.spec.ts`]: proofOf(name),
      [`src/${context}/commands/${name}.command.ts`]: commandOf(context, name),
    },
    edits: { [`src/${context}/${context}.module.ts`]: (text) => wired(text, context, name) },
    next: `Tell the story in ${useCase}.ts until its proof is green; then send the command from a route in http/`,
  };
}

function useCaseOf(name) {
  const [type, id] = [pascal(name), `${camel(subjectOf(name))}Id`];
  return `import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';

export interface ${type}Input {
  readonly ${id}: string;
}

export class ${type}UseCase {
  constructor(private readonly deps: { clock: Clock }) {}

  async execute({ ${id} }: ${type}Input, actor: Actor): Promise<void> {
    const asked = \`\${actor.personId} asks at \${this.deps.clock.now().toISOString()} to ${name} \${${id}}\`;
    throw new Error(\`\${asked}: this story is not told yet.\`);
  }
}
`;
}

function proofOf(name) {
  const [type, id] = [pascal(name), `${camel(subjectOf(name))}Id`];
  return `import { describe, expect, it } from '@jest/globals';
import { systemActor } from '../../kernel/actor.js';
import { newId } from '../../kernel/id.js';
import { ${type}UseCase } from './${name}.use-case.js';

describe('${name.replaceAll('-', ' ')}', () => {
  it('tells its story', async () => {
    const useCase = new ${type}UseCase({ clock: { now: () => new Date('2026-11-23T08:00:00Z') } });
    await expect(useCase.execute({ ${id}: newId() }, systemActor(newId()))).resolves.toBeUndefined();
  });
});
`;
}

function commandOf(context, name) {
  const type = pascal(name);
  return `import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ${type}UseCase, type ${type}Input } from '#domain/${context}/use-cases/${name}.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ${type}Command extends Command<void> {
  constructor(
    readonly input: ${type}Input,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(${type}Command)
export class ${type}Handler implements ICommandHandler<${type}Command> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ${type}UseCase,
  ) {}

  execute({ input, actor }: ${type}Command) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
`;
}

function wired(text, context, name) {
  const type = pascal(name);
  const imports = [
    "import { Clock } from '#domain/kernel/clock';",
    `import { ${type}UseCase } from '#domain/${context}/use-cases/${name}.use-case';`,
    "import { useCase } from '#platform/wiring/use-case';",
    `import { ${type}Handler } from './commands/${name}.command.js';`,
  ];
  const missing = imports.filter((line) => !text.includes(line));
  const providers = `${type}Handler,\n    useCase(${type}UseCase, { clock: Clock }),`;
  return withProviders(missing.reduce(withImport, text), 'commands', providers);
}

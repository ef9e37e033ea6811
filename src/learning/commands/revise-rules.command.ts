import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ReviseRulesUseCase, type ReviseRulesInput } from '#domain/learning/use-cases/revise-rules.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ReviseRulesCommand extends Command<number> {
  constructor(
    readonly input: ReviseRulesInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ReviseRulesCommand)
export class ReviseRulesHandler implements ICommandHandler<ReviseRulesCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ReviseRulesUseCase,
  ) {}

  execute({ input, actor }: ReviseRulesCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemoveTermUseCase, type RemoveTermInput } from '#domain/roster/use-cases/remove-term.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveTermCommand extends Command<void> {
  constructor(
    readonly input: RemoveTermInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveTermCommand)
export class RemoveTermHandler implements ICommandHandler<RemoveTermCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveTermUseCase,
  ) {}

  execute({ input, actor }: RemoveTermCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

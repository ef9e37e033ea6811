import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ChangeTermUseCase, type ChangeTermInput } from '#domain/roster/use-cases/change-term.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeTermCommand extends Command<void> {
  constructor(
    readonly input: ChangeTermInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeTermCommand)
export class ChangeTermHandler implements ICommandHandler<ChangeTermCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeTermUseCase,
  ) {}

  execute({ input, actor }: ChangeTermCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

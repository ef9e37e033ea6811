import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RenameAccountUseCase,
  type RenameAccountInput,
} from '#domain/finance/use-cases/rename-account.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RenameAccountCommand extends Command<void> {
  constructor(
    readonly input: RenameAccountInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RenameAccountCommand)
export class RenameAccountHandler implements ICommandHandler<RenameAccountCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RenameAccountUseCase,
  ) {}

  execute({ input, actor }: RenameAccountCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { OpenAccountUseCase, type OpenAccountInput } from '#domain/finance/use-cases/open-account.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class OpenAccountCommand extends Command<{ id: string }> {
  constructor(
    readonly input: OpenAccountInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(OpenAccountCommand)
export class OpenAccountHandler implements ICommandHandler<OpenAccountCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: OpenAccountUseCase,
  ) {}

  execute({ input, actor }: OpenAccountCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ForgetLapsedSharesUseCase } from '#domain/finance/use-cases/forget-lapsed-shares.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ForgetLapsedSharesCommand extends Command<void> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(ForgetLapsedSharesCommand)
export class ForgetLapsedSharesHandler implements ICommandHandler<ForgetLapsedSharesCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ForgetLapsedSharesUseCase,
  ) {}

  execute({ actor }: ForgetLapsedSharesCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute());
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { DiscardTransactionUseCase } from '#domain/finance/use-cases/discard-transaction.use-case';
import type { TransactionNamed } from '#domain/finance/use-cases/post-transaction.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class DiscardTransactionCommand extends Command<void> {
  constructor(
    readonly input: TransactionNamed,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(DiscardTransactionCommand)
export class DiscardTransactionHandler implements ICommandHandler<DiscardTransactionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: DiscardTransactionUseCase,
  ) {}

  execute({ input, actor }: DiscardTransactionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

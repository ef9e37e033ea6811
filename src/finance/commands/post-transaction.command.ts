import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  PostTransactionUseCase,
  type TransactionNamed,
} from '#domain/finance/use-cases/post-transaction.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class PostTransactionCommand extends Command<void> {
  constructor(
    readonly input: TransactionNamed,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(PostTransactionCommand)
export class PostTransactionHandler implements ICommandHandler<PostTransactionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: PostTransactionUseCase,
  ) {}

  execute({ input, actor }: PostTransactionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ReverseTransactionUseCase,
  type ReverseTransactionInput,
  type Reversed,
} from '#domain/finance/use-cases/reverse-transaction.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ReverseTransactionCommand extends Command<Reversed> {
  constructor(
    readonly input: ReverseTransactionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ReverseTransactionCommand)
export class ReverseTransactionHandler implements ICommandHandler<ReverseTransactionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ReverseTransactionUseCase,
  ) {}

  execute({ input, actor }: ReverseTransactionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

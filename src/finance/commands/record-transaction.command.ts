import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RecordTransactionUseCase,
  type RecordTransactionInput,
} from '#domain/finance/use-cases/record-transaction.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RecordTransactionCommand extends Command<{ id: string }> {
  constructor(
    readonly input: RecordTransactionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RecordTransactionCommand)
export class RecordTransactionHandler implements ICommandHandler<RecordTransactionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RecordTransactionUseCase,
  ) {}

  execute({ input, actor }: RecordTransactionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

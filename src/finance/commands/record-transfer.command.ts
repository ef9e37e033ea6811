import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RecordTransferUseCase,
  type RecordTransferInput,
} from '#domain/finance/use-cases/record-transfer.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RecordTransferCommand extends Command<{ id: string }> {
  constructor(
    readonly input: RecordTransferInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RecordTransferCommand)
export class RecordTransferHandler implements ICommandHandler<RecordTransferCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RecordTransferUseCase,
  ) {}

  execute({ input, actor }: RecordTransferCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

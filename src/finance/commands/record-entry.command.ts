import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RecordEntryUseCase, type RecordEntryInput } from '#domain/finance/use-cases/record-entry.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RecordEntryCommand extends Command<{ id: string }> {
  constructor(
    readonly input: RecordEntryInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RecordEntryCommand)
export class RecordEntryHandler implements ICommandHandler<RecordEntryCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RecordEntryUseCase,
  ) {}

  execute({ input, actor }: RecordEntryCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

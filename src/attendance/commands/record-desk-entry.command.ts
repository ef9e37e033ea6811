import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RecordDeskEntryUseCase,
  type RecordDeskEntryInput,
} from '#domain/attendance/use-cases/record-desk-entry.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RecordDeskEntryCommand extends Command<{ id: string }> {
  constructor(
    readonly input: RecordDeskEntryInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RecordDeskEntryCommand)
export class RecordDeskEntryHandler implements ICommandHandler<RecordDeskEntryCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RecordDeskEntryUseCase,
  ) {}

  execute({ input, actor }: RecordDeskEntryCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RecordMarkRehearsalUseCase,
  type RecordMarkRehearsalInput,
} from '#domain/attendance/mark-import/use-cases/record-mark-rehearsal.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RecordMarkRehearsalCommand extends Command<void> {
  constructor(
    readonly input: RecordMarkRehearsalInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RecordMarkRehearsalCommand)
export class RecordMarkRehearsalHandler implements ICommandHandler<RecordMarkRehearsalCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RecordMarkRehearsalUseCase,
  ) {}

  execute({ input, actor }: RecordMarkRehearsalCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RecordRehearsalUseCase,
  type RecordRehearsalInput,
} from '#domain/roster/use-cases/record-rehearsal.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RecordRehearsalCommand extends Command<void> {
  constructor(
    readonly input: RecordRehearsalInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RecordRehearsalCommand)
export class RecordRehearsalHandler implements ICommandHandler<RecordRehearsalCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RecordRehearsalUseCase,
  ) {}

  execute({ input, actor }: RecordRehearsalCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RecordReturnUseCase, type RecordReturnInput } from '#domain/roster/use-cases/record-return.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RecordReturnCommand extends Command<void> {
  constructor(
    readonly input: RecordReturnInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RecordReturnCommand)
export class RecordReturnHandler implements ICommandHandler<RecordReturnCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RecordReturnUseCase,
  ) {}

  execute({ input, actor }: RecordReturnCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

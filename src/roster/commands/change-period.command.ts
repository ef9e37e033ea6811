import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ChangePeriodUseCase, type ChangePeriodInput } from '#domain/roster/use-cases/change-period.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangePeriodCommand extends Command<void> {
  constructor(
    readonly input: ChangePeriodInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangePeriodCommand)
export class ChangePeriodHandler implements ICommandHandler<ChangePeriodCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangePeriodUseCase,
  ) {}

  execute({ input, actor }: ChangePeriodCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

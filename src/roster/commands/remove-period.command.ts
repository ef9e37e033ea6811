import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemovePeriodUseCase, type RemovePeriodInput } from '#domain/roster/use-cases/remove-period.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemovePeriodCommand extends Command<void> {
  constructor(
    readonly input: RemovePeriodInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemovePeriodCommand)
export class RemovePeriodHandler implements ICommandHandler<RemovePeriodCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemovePeriodUseCase,
  ) {}

  execute({ input, actor }: RemovePeriodCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

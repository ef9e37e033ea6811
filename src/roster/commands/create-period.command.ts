import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CreatePeriodUseCase, type CreatePeriodInput } from '#domain/roster/use-cases/create-period.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreatePeriodCommand extends Command<{ id: string }> {
  constructor(
    readonly input: CreatePeriodInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreatePeriodCommand)
export class CreatePeriodHandler implements ICommandHandler<CreatePeriodCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreatePeriodUseCase,
  ) {}

  execute({ input, actor }: CreatePeriodCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

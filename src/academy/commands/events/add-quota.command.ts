import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AddQuotaUseCase, type AddQuotaInput } from '#domain/academy/events/use-cases/add-quota.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AddQuotaCommand extends Command<void> {
  constructor(
    readonly input: AddQuotaInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AddQuotaCommand)
export class AddQuotaHandler implements ICommandHandler<AddQuotaCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AddQuotaUseCase,
  ) {}

  execute({ input, actor }: AddQuotaCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeQuotaUseCase,
  type ChangeQuotaInput,
} from '#domain/academy/events/use-cases/change-quota.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeQuotaCommand extends Command<void> {
  constructor(
    readonly input: ChangeQuotaInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeQuotaCommand)
export class ChangeQuotaHandler implements ICommandHandler<ChangeQuotaCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeQuotaUseCase,
  ) {}

  execute({ input, actor }: ChangeQuotaCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

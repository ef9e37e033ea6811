import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SettleQuotaUseCase,
  type SettleQuotaInput,
} from '#domain/academy/events/use-cases/settle-quota.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SettleQuotaCommand extends Command<void> {
  constructor(
    readonly input: SettleQuotaInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SettleQuotaCommand)
export class SettleQuotaHandler implements ICommandHandler<SettleQuotaCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SettleQuotaUseCase,
  ) {}

  execute({ input, actor }: SettleQuotaCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

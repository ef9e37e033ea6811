import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  WithdrawDeskEntryUseCase,
  type WithdrawDeskEntryInput,
} from '#domain/attendance/use-cases/withdraw-desk-entry.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class WithdrawDeskEntryCommand extends Command<void> {
  constructor(
    readonly input: WithdrawDeskEntryInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(WithdrawDeskEntryCommand)
export class WithdrawDeskEntryHandler implements ICommandHandler<WithdrawDeskEntryCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: WithdrawDeskEntryUseCase,
  ) {}

  execute({ input, actor }: WithdrawDeskEntryCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  WithdrawAnnouncementUseCase,
  type WithdrawAnnouncementInput,
} from '#domain/learning/use-cases/withdraw-announcement.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class WithdrawAnnouncementCommand extends Command<void> {
  constructor(
    readonly input: WithdrawAnnouncementInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(WithdrawAnnouncementCommand)
export class WithdrawAnnouncementHandler implements ICommandHandler<WithdrawAnnouncementCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: WithdrawAnnouncementUseCase,
  ) {}

  execute({ input, actor }: WithdrawAnnouncementCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

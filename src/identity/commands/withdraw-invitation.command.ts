import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  WithdrawInvitationUseCase,
  type WithdrawInvitationInput,
} from '#domain/identity/use-cases/withdraw-invitation.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class WithdrawInvitationCommand extends Command<void> {
  constructor(
    readonly input: WithdrawInvitationInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(WithdrawInvitationCommand)
export class WithdrawInvitationHandler implements ICommandHandler<WithdrawInvitationCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: WithdrawInvitationUseCase,
  ) {}

  execute({ input, actor }: WithdrawInvitationCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

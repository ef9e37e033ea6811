import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import {
  AdmitStrangerUseCase,
  type AdmitStrangerInput,
} from '#domain/identity/use-cases/admit-stranger.use-case';
import { LeaveRequestUseCase } from '#domain/identity/use-cases/leave-request.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RequestPasswordResetCommand extends Command<void> {
  constructor(readonly input: AdmitStrangerInput) {
    super();
  }
}

@CommandHandler(RequestPasswordResetCommand)
export class RequestPasswordResetHandler implements ICommandHandler<RequestPasswordResetCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly admitStranger: AdmitStrangerUseCase,
    private readonly leaveRequest: LeaveRequestUseCase,
  ) {}

  execute({ input: { email, address } }: RequestPasswordResetCommand) {
    return this.admitStranger
      .execute({ email, address })
      .then(() =>
        this.unitOfWork.run(anonymous, () => this.leaveRequest.execute({ what: 'reset_password', email })),
      );
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import {
  AdmitStrangerUseCase,
  type AdmitStrangerInput,
} from '#domain/identity/use-cases/admit-stranger.use-case';
import { LeaveRequestUseCase } from '#domain/identity/use-cases/leave-request.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RequestEmailVerificationCommand extends Command<void> {
  constructor(readonly input: AdmitStrangerInput) {
    super();
  }
}

@CommandHandler(RequestEmailVerificationCommand)
export class RequestEmailVerificationHandler implements ICommandHandler<RequestEmailVerificationCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly admitStranger: AdmitStrangerUseCase,
    private readonly leaveRequest: LeaveRequestUseCase,
  ) {}

  execute({ input: { email, address } }: RequestEmailVerificationCommand) {
    return this.admitStranger
      .execute({ email, address })
      .then(() =>
        this.unitOfWork.run(anonymous, () => this.leaveRequest.execute({ what: 'verify_email', email })),
      );
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { FindAccountUseCase, type FindAccountInput } from '#domain/identity/use-cases/find-account.use-case';
import { RequestEmailVerificationUseCase } from '#domain/identity/use-cases/request-email-verification.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RequestEmailVerificationCommand extends Command<void> {
  constructor(readonly input: FindAccountInput) {
    super();
  }
}

@CommandHandler(RequestEmailVerificationCommand)
export class RequestEmailVerificationHandler implements ICommandHandler<RequestEmailVerificationCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findAccount: FindAccountUseCase,
    private readonly useCase: RequestEmailVerificationUseCase,
  ) {}

  execute({ input }: RequestEmailVerificationCommand) {
    return this.findAccount
      .execute(input)
      .then((personId) =>
        this.unitOfWork.run(systemActor(null, personId), () => this.useCase.execute({ personId })),
      );
  }
}

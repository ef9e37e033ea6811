import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { FindAccountUseCase, type FindAccountInput } from '#domain/identity/use-cases/find-account.use-case';
import { RequestPasswordResetUseCase } from '#domain/identity/use-cases/request-password-reset.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RequestPasswordResetCommand extends Command<void> {
  constructor(readonly input: FindAccountInput) {
    super();
  }
}

@CommandHandler(RequestPasswordResetCommand)
export class RequestPasswordResetHandler implements ICommandHandler<RequestPasswordResetCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findAccount: FindAccountUseCase,
    private readonly useCase: RequestPasswordResetUseCase,
  ) {}

  execute({ input }: RequestPasswordResetCommand) {
    return this.findAccount
      .execute(input)
      .then((personId) =>
        this.unitOfWork.run(systemActor(null, personId), () => this.useCase.execute({ personId })),
      );
  }
}

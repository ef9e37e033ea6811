import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { FindAccountUseCase, type FindAccountInput } from '#domain/identity/use-cases/find-account.use-case';
import { SuspendPersonUseCase } from '#domain/identity/use-cases/suspend-person.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

/** For operators, who know an account by its address. */
export class SuspendPersonCommand extends Command<void> {
  constructor(readonly input: FindAccountInput) {
    super();
  }
}

@CommandHandler(SuspendPersonCommand)
export class SuspendPersonHandler implements ICommandHandler<SuspendPersonCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findAccount: FindAccountUseCase,
    private readonly useCase: SuspendPersonUseCase,
  ) {}

  execute({ input }: SuspendPersonCommand) {
    return this.findAccount
      .execute(input)
      .then((personId) =>
        this.unitOfWork.run(systemActor(null, personId), () => this.useCase.execute({ personId })),
      );
  }
}

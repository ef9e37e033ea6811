import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { FindAccountUseCase, type FindAccountInput } from '#domain/identity/use-cases/find-account.use-case';
import { ReinstatePersonUseCase } from '#domain/identity/use-cases/reinstate-person.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

/** For operators, who know an account by its address. */
export class ReinstatePersonCommand extends Command<void> {
  constructor(readonly input: FindAccountInput) {
    super();
  }
}

@CommandHandler(ReinstatePersonCommand)
export class ReinstatePersonHandler implements ICommandHandler<ReinstatePersonCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findAccount: FindAccountUseCase,
    private readonly useCase: ReinstatePersonUseCase,
  ) {}

  execute({ input }: ReinstatePersonCommand) {
    return this.findAccount
      .execute(input)
      .then((personId) =>
        this.unitOfWork.run(systemActor(null, personId), () => this.useCase.execute({ personId })),
      );
  }
}

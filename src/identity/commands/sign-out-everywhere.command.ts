import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SignOutEverywhereUseCase } from '#domain/identity/use-cases/sign-out-everywhere.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SignOutEverywhereCommand extends Command<void> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(SignOutEverywhereCommand)
export class SignOutEverywhereHandler implements ICommandHandler<SignOutEverywhereCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SignOutEverywhereUseCase,
  ) {}

  execute({ actor }: SignOutEverywhereCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SignOutUseCase, type SignOutInput } from '#domain/identity/use-cases/sign-out.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SignOutCommand extends Command<void> {
  constructor(
    readonly input: SignOutInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SignOutCommand)
export class SignOutHandler implements ICommandHandler<SignOutCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SignOutUseCase,
  ) {}

  execute({ input, actor }: SignOutCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

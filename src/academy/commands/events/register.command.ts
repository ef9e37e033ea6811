import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RegisterUseCase, type RegisterInput } from '#domain/academy/events/use-cases/register.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RegisterCommand extends Command<{ id: string }> {
  constructor(
    readonly input: RegisterInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RegisterCommand)
export class RegisterHandler implements ICommandHandler<RegisterCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RegisterUseCase,
  ) {}

  execute({ input, actor }: RegisterCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

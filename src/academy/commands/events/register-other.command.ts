import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RegisterOtherUseCase,
  type RegisterOtherInput,
} from '#domain/academy/events/use-cases/register-other.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RegisterOtherCommand extends Command<{ id: string }> {
  constructor(
    readonly input: RegisterOtherInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RegisterOtherCommand)
export class RegisterOtherHandler implements ICommandHandler<RegisterOtherCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RegisterOtherUseCase,
  ) {}

  execute({ input, actor }: RegisterOtherCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

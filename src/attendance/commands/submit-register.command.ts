import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SubmitRegisterUseCase,
  type SubmitRegisterInput,
} from '#domain/attendance/use-cases/submit-register.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SubmitRegisterCommand extends Command<void> {
  constructor(
    readonly input: SubmitRegisterInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SubmitRegisterCommand)
export class SubmitRegisterHandler implements ICommandHandler<SubmitRegisterCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SubmitRegisterUseCase,
  ) {}

  execute({ input, actor }: SubmitRegisterCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CancelRegisterUseCase,
  type CancelRegisterInput,
} from '#domain/attendance/use-cases/cancel-register.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CancelRegisterCommand extends Command<void> {
  constructor(
    readonly input: CancelRegisterInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CancelRegisterCommand)
export class CancelRegisterHandler implements ICommandHandler<CancelRegisterCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CancelRegisterUseCase,
  ) {}

  execute({ input, actor }: CancelRegisterCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ReopenRegisterUseCase,
  type ReopenRegisterInput,
} from '#domain/attendance/use-cases/reopen-register.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ReopenRegisterCommand extends Command<void> {
  constructor(
    readonly input: ReopenRegisterInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ReopenRegisterCommand)
export class ReopenRegisterHandler implements ICommandHandler<ReopenRegisterCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ReopenRegisterUseCase,
  ) {}

  execute({ input, actor }: ReopenRegisterCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

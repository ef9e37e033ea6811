import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  OpenRegisterUseCase,
  type OpenRegisterInput,
} from '#domain/attendance/use-cases/open-register.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class OpenRegisterCommand extends Command<void> {
  constructor(
    readonly input: OpenRegisterInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(OpenRegisterCommand)
export class OpenRegisterHandler implements ICommandHandler<OpenRegisterCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: OpenRegisterUseCase,
  ) {}

  execute({ input, actor }: OpenRegisterCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  OpenCheckInUseCase,
  type OpenCheckInInput,
} from '#domain/attendance/use-cases/open-check-in.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class OpenCheckInCommand extends Command<void> {
  constructor(
    readonly input: OpenCheckInInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(OpenCheckInCommand)
export class OpenCheckInHandler implements ICommandHandler<OpenCheckInCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: OpenCheckInUseCase,
  ) {}

  execute({ input, actor }: OpenCheckInCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

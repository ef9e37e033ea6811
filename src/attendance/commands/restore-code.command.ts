import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RestoreCodeUseCase,
  type RestoreCodeInput,
} from '#domain/attendance/use-cases/restore-code.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RestoreCodeCommand extends Command<void> {
  constructor(
    readonly input: RestoreCodeInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RestoreCodeCommand)
export class RestoreCodeHandler implements ICommandHandler<RestoreCodeCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RestoreCodeUseCase,
  ) {}

  execute({ input, actor }: RestoreCodeCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

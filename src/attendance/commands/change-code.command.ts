import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ChangeCodeUseCase, type ChangeCodeInput } from '#domain/attendance/use-cases/change-code.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeCodeCommand extends Command<void> {
  constructor(
    readonly input: ChangeCodeInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeCodeCommand)
export class ChangeCodeHandler implements ICommandHandler<ChangeCodeCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeCodeUseCase,
  ) {}

  execute({ input, actor }: ChangeCodeCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SetJoinCodeUseCase, type SetJoinCodeInput } from '#domain/learning/use-cases/set-join-code.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetJoinCodeCommand extends Command<void> {
  constructor(
    readonly input: SetJoinCodeInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetJoinCodeCommand)
export class SetJoinCodeHandler implements ICommandHandler<SetJoinCodeCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetJoinCodeUseCase,
  ) {}

  execute({ input, actor }: SetJoinCodeCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

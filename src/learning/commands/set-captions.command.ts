import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SetCaptionsUseCase } from '#domain/learning/use-cases/set-captions.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetCaptionsCommand extends Command<void> {
  constructor(
    readonly input: Parameters<SetCaptionsUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetCaptionsCommand)
export class SetCaptionsHandler implements ICommandHandler<SetCaptionsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetCaptionsUseCase,
  ) {}

  execute({ input, actor }: SetCaptionsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

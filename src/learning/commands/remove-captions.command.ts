import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemoveCaptionsUseCase } from '#domain/learning/use-cases/remove-captions.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveCaptionsCommand extends Command<void> {
  constructor(
    readonly input: Parameters<RemoveCaptionsUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveCaptionsCommand)
export class RemoveCaptionsHandler implements ICommandHandler<RemoveCaptionsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveCaptionsUseCase,
  ) {}

  execute({ input, actor }: RemoveCaptionsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

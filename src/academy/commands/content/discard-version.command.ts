import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  DiscardVersionUseCase,
  type DiscardVersionInput,
} from '#domain/academy/content/use-cases/discard-version.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class DiscardVersionCommand extends Command<void> {
  constructor(
    readonly input: DiscardVersionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(DiscardVersionCommand)
export class DiscardVersionHandler implements ICommandHandler<DiscardVersionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: DiscardVersionUseCase,
  ) {}

  execute({ input, actor }: DiscardVersionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

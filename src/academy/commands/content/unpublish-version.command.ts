import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  UnpublishVersionUseCase,
  type UnpublishVersionInput,
} from '#domain/academy/content/use-cases/unpublish-version.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class UnpublishVersionCommand extends Command<void> {
  constructor(
    readonly input: UnpublishVersionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(UnpublishVersionCommand)
export class UnpublishVersionHandler implements ICommandHandler<UnpublishVersionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: UnpublishVersionUseCase,
  ) {}

  execute({ input, actor }: UnpublishVersionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

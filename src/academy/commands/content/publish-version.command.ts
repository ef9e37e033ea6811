import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  PublishVersionUseCase,
  type PublishVersionInput,
} from '#domain/academy/content/use-cases/publish-version.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class PublishVersionCommand extends Command<void> {
  constructor(
    readonly input: PublishVersionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(PublishVersionCommand)
export class PublishVersionHandler implements ICommandHandler<PublishVersionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: PublishVersionUseCase,
  ) {}

  execute({ input, actor }: PublishVersionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  PublishDueVersionUseCase,
  type PublishDueVersionInput,
} from '#domain/academy/content/use-cases/publish-due-version.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class PublishDueVersionCommand extends Command<void> {
  constructor(
    readonly input: PublishDueVersionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(PublishDueVersionCommand)
export class PublishDueVersionHandler implements ICommandHandler<PublishDueVersionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: PublishDueVersionUseCase,
  ) {}

  execute({ input, actor }: PublishDueVersionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

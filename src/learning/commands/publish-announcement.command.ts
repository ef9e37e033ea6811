import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  PublishAnnouncementUseCase,
  type PublishAnnouncementInput,
} from '#domain/learning/use-cases/publish-announcement.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class PublishAnnouncementCommand extends Command<{ id: string }> {
  constructor(
    readonly input: PublishAnnouncementInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(PublishAnnouncementCommand)
export class PublishAnnouncementHandler implements ICommandHandler<PublishAnnouncementCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: PublishAnnouncementUseCase,
  ) {}

  execute({ input, actor }: PublishAnnouncementCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  MailAnnouncementUseCase,
  type MailAnnouncementInput,
} from '#domain/learning/use-cases/mail-announcement.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class MailAnnouncementCommand extends Command<void> {
  constructor(
    readonly input: MailAnnouncementInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(MailAnnouncementCommand)
export class MailAnnouncementHandler implements ICommandHandler<MailAnnouncementCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: MailAnnouncementUseCase,
  ) {}

  execute({ input, actor }: MailAnnouncementCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

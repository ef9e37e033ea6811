import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AccountPost } from '#domain/identity/account-mail';
import {
  TellKeepersOfWebhookUseCase,
  type TellKeepersOfWebhookInput,
} from '#domain/identity/use-cases/tell-keepers-of-webhook.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TellKeepersOfWebhookCommand extends Command<void> {
  constructor(
    readonly input: TellKeepersOfWebhookInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Written in a transaction, sent after it. */
@CommandHandler(TellKeepersOfWebhookCommand)
export class TellKeepersOfWebhookHandler implements ICommandHandler<TellKeepersOfWebhookCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TellKeepersOfWebhookUseCase,
    @Inject(AccountPost) private readonly post: AccountPost,
  ) {}

  execute({ input, actor }: TellKeepersOfWebhookCommand) {
    return this.unitOfWork
      .run(actor, () => this.useCase.execute(input))
      .then((mails) => this.post.deliver(mails));
  }
}

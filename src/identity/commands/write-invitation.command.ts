import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AccountPost } from '#domain/identity/account-mail';
import {
  WriteInvitationUseCase,
  type WriteInvitationInput,
} from '#domain/identity/use-cases/write-invitation.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class WriteInvitationCommand extends Command<void> {
  constructor(
    readonly input: WriteInvitationInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Written in a transaction, sent after it. */
@CommandHandler(WriteInvitationCommand)
export class WriteInvitationHandler implements ICommandHandler<WriteInvitationCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: WriteInvitationUseCase,
    @Inject(AccountPost) private readonly post: AccountPost,
  ) {}

  execute({ input, actor }: WriteInvitationCommand) {
    return this.unitOfWork
      .run(actor, () => this.useCase.execute(input))
      .then((mails) => this.post.deliver(mails));
  }
}

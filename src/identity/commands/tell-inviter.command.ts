import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AccountPost } from '#domain/identity/account-mail';
import { TellInviterUseCase, type TellInviterInput } from '#domain/identity/use-cases/tell-inviter.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TellInviterCommand extends Command<void> {
  constructor(
    readonly input: TellInviterInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Written in a transaction, sent after it. */
@CommandHandler(TellInviterCommand)
export class TellInviterHandler implements ICommandHandler<TellInviterCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TellInviterUseCase,
    @Inject(AccountPost) private readonly post: AccountPost,
  ) {}

  execute({ input, actor }: TellInviterCommand) {
    return this.unitOfWork
      .run(actor, () => this.useCase.execute(input))
      .then((mails) => this.post.deliver(mails));
  }
}

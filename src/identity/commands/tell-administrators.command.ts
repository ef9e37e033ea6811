import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AccountPost } from '#domain/identity/account-mail';
import {
  TellAdministratorsUseCase,
  type TellAdministratorsInput,
} from '#domain/identity/use-cases/tell-administrators.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TellAdministratorsCommand extends Command<void> {
  constructor(
    readonly input: TellAdministratorsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Written in a transaction, sent after it. */
@CommandHandler(TellAdministratorsCommand)
export class TellAdministratorsHandler implements ICommandHandler<TellAdministratorsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TellAdministratorsUseCase,
    @Inject(AccountPost) private readonly post: AccountPost,
  ) {}

  execute({ input, actor }: TellAdministratorsCommand) {
    return this.unitOfWork
      .run(actor, () => this.useCase.execute(input))
      .then((mails) => this.post.deliver(mails));
  }
}

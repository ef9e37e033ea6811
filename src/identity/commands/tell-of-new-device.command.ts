import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AccountPost } from '#domain/identity/account-mail';
import {
  TellOfNewDeviceUseCase,
  type TellOfNewDeviceInput,
} from '#domain/identity/use-cases/tell-of-new-device.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TellOfNewDeviceCommand extends Command<void> {
  constructor(
    readonly input: TellOfNewDeviceInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Written in a transaction, sent after it. */
@CommandHandler(TellOfNewDeviceCommand)
export class TellOfNewDeviceHandler implements ICommandHandler<TellOfNewDeviceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TellOfNewDeviceUseCase,
    @Inject(AccountPost) private readonly post: AccountPost,
  ) {}

  execute({ input, actor }: TellOfNewDeviceCommand) {
    return this.unitOfWork
      .run(actor, () => this.useCase.execute(input))
      .then((mails) => this.post.deliver(mails));
  }
}

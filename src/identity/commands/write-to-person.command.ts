import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AccountPost } from '#domain/identity/account-mail';
import {
  WriteToPersonUseCase,
  type WriteToPersonInput,
} from '#domain/identity/use-cases/write-to-person.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export type { Telling } from '#domain/identity/use-cases/write-to-person.use-case';

export class WriteToPersonCommand extends Command<void> {
  constructor(
    readonly input: WriteToPersonInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Written in a transaction, sent after it. */
@CommandHandler(WriteToPersonCommand)
export class WriteToPersonHandler implements ICommandHandler<WriteToPersonCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: WriteToPersonUseCase,
    @Inject(AccountPost) private readonly post: AccountPost,
  ) {}

  execute({ input, actor }: WriteToPersonCommand) {
    return this.unitOfWork
      .run(actor, () => this.useCase.execute(input))
      .then((mails) => this.post.deliver(mails));
  }
}

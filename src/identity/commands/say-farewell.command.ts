import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AccountPost } from '#domain/identity/account-mail';
import { Farewells } from '#domain/identity/erasure/farewells';
import {
  WriteFarewellUseCase,
  type WriteFarewellInput,
} from '#domain/identity/use-cases/write-farewell.use-case';
import type { Actor } from '#domain/kernel/actor';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { PermanentJobFailure } from '#platform/queue/job-handler';

export class SayFarewellCommand extends Command<void> {
  constructor(
    readonly input: WriteFarewellInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Sent after a transaction, forgotten in the next: sent again by a crash in between it is the same mail. */
@CommandHandler(SayFarewellCommand)
export class SayFarewellHandler implements ICommandHandler<SayFarewellCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: WriteFarewellUseCase,
    @Inject(AccountPost) private readonly post: AccountPost,
    @Inject(Farewells) private readonly farewells: Farewells,
  ) {}

  execute({ input, actor }: SayFarewellCommand) {
    return this.unitOfWork
      .run(actor, () => this.useCase.execute(input))
      .then((mails) => this.post.deliver(mails).catch(wordless))
      .then(() => this.unitOfWork.run(actor, () => this.farewells.forget(input.farewellId)));
  }
}

/** What a mail server says names the address, in the job and in the log. Whoever it refuses is told nothing. */
function wordless(error: unknown): void {
  if (!(error instanceof PermanentJobFailure)) throw new Error('The mail server did not take the farewell.');
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  EraseAccountUseCase,
  type EraseAccountInput,
} from '#domain/identity/use-cases/erase-account.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

/** Somebody else's account, by whoever leads the platform or operates it. */
export class EraseAccountCommand extends Command<void> {
  constructor(
    readonly input: EraseAccountInput & { readonly reason: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EraseAccountCommand)
export class EraseAccountHandler implements ICommandHandler<EraseAccountCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: EraseAccountUseCase,
  ) {}

  execute({ input, actor }: EraseAccountCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

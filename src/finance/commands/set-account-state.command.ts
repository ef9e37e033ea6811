import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SetAccountStateUseCase,
  type SetAccountStateInput,
} from '#domain/finance/use-cases/set-account-state.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SetAccountStateCommand extends Command<void> {
  constructor(
    readonly input: SetAccountStateInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SetAccountStateCommand)
export class SetAccountStateHandler implements ICommandHandler<SetAccountStateCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SetAccountStateUseCase,
  ) {}

  execute({ input, actor }: SetAccountStateCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

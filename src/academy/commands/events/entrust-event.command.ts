import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  EntrustEventUseCase,
  type EntrustEventInput,
} from '#domain/academy/events/use-cases/entrust-event.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class EntrustEventCommand extends Command<void> {
  constructor(
    readonly input: EntrustEventInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(EntrustEventCommand)
export class EntrustEventHandler implements ICommandHandler<EntrustEventCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: EntrustEventUseCase,
  ) {}

  execute({ input, actor }: EntrustEventCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

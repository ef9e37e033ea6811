import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RemoveMeetingUseCase,
  type RemoveMeetingInput,
} from '#domain/roster/use-cases/remove-meeting.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveMeetingCommand extends Command<void> {
  constructor(
    readonly input: RemoveMeetingInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveMeetingCommand)
export class RemoveMeetingHandler implements ICommandHandler<RemoveMeetingCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveMeetingUseCase,
  ) {}

  execute({ input, actor }: RemoveMeetingCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeMeetingUseCase,
  type ChangeMeetingInput,
} from '#domain/roster/use-cases/change-meeting.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeMeetingCommand extends Command<void> {
  constructor(
    readonly input: ChangeMeetingInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeMeetingCommand)
export class ChangeMeetingHandler implements ICommandHandler<ChangeMeetingCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeMeetingUseCase,
  ) {}

  execute({ input, actor }: ChangeMeetingCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

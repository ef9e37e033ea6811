import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RecordDepartureUseCase,
  type RecordDepartureInput,
} from '#domain/roster/use-cases/record-departure.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RecordDepartureCommand extends Command<void> {
  constructor(
    readonly input: RecordDepartureInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RecordDepartureCommand)
export class RecordDepartureHandler implements ICommandHandler<RecordDepartureCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RecordDepartureUseCase,
  ) {}

  execute({ input, actor }: RecordDepartureCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

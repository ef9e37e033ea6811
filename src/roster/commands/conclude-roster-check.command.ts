import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ConcludeRosterCheckUseCase,
  type ConcludeRosterCheckInput,
} from '#domain/roster/use-cases/conclude-roster-check.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ConcludeRosterCheckCommand extends Command<void> {
  constructor(
    readonly input: ConcludeRosterCheckInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ConcludeRosterCheckCommand)
export class ConcludeRosterCheckHandler implements ICommandHandler<ConcludeRosterCheckCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ConcludeRosterCheckUseCase,
  ) {}

  execute({ input, actor }: ConcludeRosterCheckCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

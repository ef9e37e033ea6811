import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemoveOldInterchangesUseCase } from '#domain/attendance/use-cases/remove-old-interchanges.use-case';

/** Files and rows: several steps, each of which may be repeated. */
export class RemoveOldInterchangesCommand extends Command<void> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(RemoveOldInterchangesCommand)
export class RemoveOldInterchangesHandler implements ICommandHandler<RemoveOldInterchangesCommand> {
  constructor(private readonly useCase: RemoveOldInterchangesUseCase) {}

  execute({ actor }: RemoveOldInterchangesCommand) {
    return this.useCase.execute(actor);
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemoveOldExportsUseCase } from '#domain/roster/use-cases/remove-old-exports.use-case';

/** Files and rows: several steps, each of which may be repeated. */
export class RemoveOldExportsCommand extends Command<void> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(RemoveOldExportsCommand)
export class RemoveOldExportsHandler implements ICommandHandler<RemoveOldExportsCommand> {
  constructor(private readonly useCase: RemoveOldExportsUseCase) {}

  execute({ actor }: RemoveOldExportsCommand) {
    return this.useCase.execute(actor);
  }
}

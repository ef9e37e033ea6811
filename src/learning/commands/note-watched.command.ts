import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { NoteWatchedUseCase, type NoteWatchedInput } from '#domain/learning/use-cases/note-watched.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class NoteWatchedCommand extends Command<number> {
  constructor(
    readonly input: NoteWatchedInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(NoteWatchedCommand)
export class NoteWatchedHandler implements ICommandHandler<NoteWatchedCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: NoteWatchedUseCase,
  ) {}

  execute({ input, actor }: NoteWatchedCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

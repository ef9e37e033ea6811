import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { NoteOverdueRegistersUseCase } from '#domain/attendance/notifications/use-cases/note-overdue-registers.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class NoteOverdueRegistersCommand extends Command<number> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(NoteOverdueRegistersCommand)
export class NoteOverdueRegistersHandler implements ICommandHandler<NoteOverdueRegistersCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: NoteOverdueRegistersUseCase,
  ) {}

  execute({ actor }: NoteOverdueRegistersCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(actor));
  }
}

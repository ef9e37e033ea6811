import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  NoteEvidenceUseCase,
  type NoteEvidenceInput,
} from '#domain/learning/use-cases/note-evidence.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class NoteEvidenceCommand extends Command<{ enrolmentId: string }> {
  constructor(
    readonly input: NoteEvidenceInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(NoteEvidenceCommand)
export class NoteEvidenceHandler implements ICommandHandler<NoteEvidenceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: NoteEvidenceUseCase,
  ) {}

  execute({ input, actor }: NoteEvidenceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

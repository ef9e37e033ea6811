import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { NoteSignInUseCase, type NoteSignInInput } from '#domain/identity/use-cases/note-sign-in.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class NoteSignInCommand extends Command<void> {
  constructor(
    readonly input: NoteSignInInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(NoteSignInCommand)
export class NoteSignInHandler implements ICommandHandler<NoteSignInCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: NoteSignInUseCase,
  ) {}

  execute({ input, actor }: NoteSignInCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { FreeUploadRoomUseCase } from '#domain/learning/use-cases/free-upload-room.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

/** Of one school; again, until there is nothing left. */
export class FreeUploadRoomCommand extends Command<number> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(FreeUploadRoomCommand)
export class FreeUploadRoomHandler implements ICommandHandler<FreeUploadRoomCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: FreeUploadRoomUseCase,
  ) {}

  execute({ actor }: FreeUploadRoomCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute());
  }
}

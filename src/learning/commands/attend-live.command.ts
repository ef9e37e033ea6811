import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AttendLiveUseCase, type AttendLiveInput } from '#domain/learning/use-cases/attend-live.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AttendLiveCommand extends Command<void> {
  constructor(
    readonly input: AttendLiveInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AttendLiveCommand)
export class AttendLiveHandler implements ICommandHandler<AttendLiveCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AttendLiveUseCase,
  ) {}

  execute({ input, actor }: AttendLiveCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

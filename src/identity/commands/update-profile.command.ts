import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  UpdateProfileUseCase,
  type UpdateProfileInput,
} from '#domain/identity/use-cases/update-profile.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class UpdateProfileCommand extends Command<void> {
  constructor(
    readonly input: UpdateProfileInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(UpdateProfileCommand)
export class UpdateProfileHandler implements ICommandHandler<UpdateProfileCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: UpdateProfileUseCase,
  ) {}

  execute({ input, actor }: UpdateProfileCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

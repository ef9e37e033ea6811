import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CreateProfileUseCase,
  type CreateProfileInput,
} from '#domain/identity/use-cases/create-profile.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateProfileCommand extends Command<void> {
  constructor(
    readonly input: CreateProfileInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateProfileCommand)
export class CreateProfileHandler implements ICommandHandler<CreateProfileCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateProfileUseCase,
  ) {}

  execute({ input, actor }: CreateProfileCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RotateApiKeyUseCase,
  type RotateApiKeyInput,
} from '#domain/identity/use-cases/rotate-api-key.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RotateApiKeyCommand extends Command<{ clientId: string; apiKey: string }> {
  constructor(
    readonly input: RotateApiKeyInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RotateApiKeyCommand)
export class RotateApiKeyHandler implements ICommandHandler<RotateApiKeyCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RotateApiKeyUseCase,
  ) {}

  execute({ input, actor }: RotateApiKeyCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CreateApiKeyUseCase,
  type CreateApiKeyInput,
} from '#domain/identity/use-cases/create-api-key.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateApiKeyCommand extends Command<{ clientId: string; apiKey: string }> {
  constructor(
    readonly input: CreateApiKeyInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateApiKeyCommand)
export class CreateApiKeyHandler implements ICommandHandler<CreateApiKeyCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateApiKeyUseCase,
  ) {}

  execute({ input, actor }: CreateApiKeyCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  AddressDeliveryUseCase,
  type AddressDeliveryInput,
} from '#domain/identity/use-cases/address-delivery.use-case';
import type { Letter } from '#domain/identity/webhooks/webhook-ports';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AddressDeliveryCommand extends Command<Letter | null> {
  constructor(
    readonly input: AddressDeliveryInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AddressDeliveryCommand)
export class AddressDeliveryHandler implements ICommandHandler<AddressDeliveryCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AddressDeliveryUseCase,
  ) {}

  execute({ input, actor }: AddressDeliveryCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}

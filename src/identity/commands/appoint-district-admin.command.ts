import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  AppointDistrictAdminUseCase,
  type AppointDistrictAdminInput,
} from '#domain/identity/use-cases/appoint-district-admin.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

/** Answers the id of the membership. */
export class AppointDistrictAdminCommand extends Command<string> {
  constructor(
    readonly input: AppointDistrictAdminInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AppointDistrictAdminCommand)
export class AppointDistrictAdminHandler implements ICommandHandler<AppointDistrictAdminCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AppointDistrictAdminUseCase,
  ) {}

  execute({ input, actor }: AppointDistrictAdminCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}

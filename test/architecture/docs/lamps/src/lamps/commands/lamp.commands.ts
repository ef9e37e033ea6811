import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LampFlickers } from '../../../libs/domain/lamps/lamp.errors.js';
import {
  HangLampUseCase,
  LightLampUseCase,
  TakeDownLampUseCase,
} from '../../../libs/domain/lamps/lamp.use-cases.js';

export class LightLampCommand extends Command<void> {
  constructor(readonly id: string) {
    super();
  }
}

@CommandHandler(LightLampCommand)
export class LightLampHandler implements ICommandHandler<LightLampCommand> {
  constructor(private readonly useCase: LightLampUseCase) {}

  execute({ id }: LightLampCommand) {
    return this.useCase.execute(id).catch(unlessFlickering);
  }
}

/** It will do. */
function unlessFlickering(error: unknown): void {
  if (!(error instanceof LampFlickers)) throw error;
}

export class HangLampCommand extends Command<void> {
  constructor(readonly id: string) {
    super();
  }
}

@CommandHandler(HangLampCommand)
export class HangLampHandler implements ICommandHandler<HangLampCommand> {
  constructor(private readonly useCase: HangLampUseCase) {}

  execute({ id }: HangLampCommand) {
    return this.useCase.execute(id);
  }
}

export class TakeDownLampCommand extends Command<void> {
  constructor(readonly id: string) {
    super();
  }
}

@CommandHandler(TakeDownLampCommand)
export class TakeDownLampHandler implements ICommandHandler<TakeDownLampCommand> {
  constructor(private readonly useCase: TakeDownLampUseCase) {}

  execute({ id }: TakeDownLampCommand) {
    return this.useCase.execute(id);
  }
}

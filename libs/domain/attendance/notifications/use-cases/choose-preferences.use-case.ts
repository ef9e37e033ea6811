import type { Preference, PreferenceDoor, Preferences } from '../preferences.js';

export interface ChoosePreferencesInput {
  /** A record of the school, or a person. */
  readonly recipientId: string;
  readonly choices: readonly Preference[];
  readonly through: PreferenceDoor;
}

export class ChoosePreferencesUseCase {
  constructor(private readonly deps: { preferences: Preferences }) {}

  execute({ recipientId, choices, through }: ChoosePreferencesInput): Promise<void> {
    return this.deps.preferences.choose(recipientId, choices, through);
  }
}

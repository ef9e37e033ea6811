import type { PersonRepository } from '../person.repository.js';
import { Profile } from '../profile.js';
import type { ProfileRepository } from '../profile.repository.js';

export interface NoteSignInInput {
  readonly personId: string;
  readonly at: Date;
}

/** Remembers when somebody was last here. */
export class NoteSignInUseCase {
  constructor(private readonly deps: { people: PersonRepository; profiles: ProfileRepository }) {}

  async execute({ personId, at }: NoteSignInInput): Promise<void> {
    const person = await this.deps.people.byId(personId);
    if (person.isErased()) return;
    const profile = await this.deps.profiles.find(personId);
    if (profile) return profile.noteSignIn(at);
    const first = Profile.create(personId);
    first.noteSignIn(at);
    this.deps.profiles.add(first);
  }
}

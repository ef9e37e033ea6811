import { token } from '../kernel/token.js';
import type { Profile } from './profile.js';

export interface ProfileRepository {
  add(profile: Profile): void;
  find(personId: string): Promise<Profile | null>;
}
export const ProfileRepository = token<ProfileRepository>('ProfileRepository');

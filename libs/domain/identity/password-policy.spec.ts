import { describe, expect, it } from '@jest/globals';
import { acceptablePassword, PasswordRefused, type PasswordFault } from './password-policy.js';

const owner = ['grace.hopper@navy.example', 'Grace Brewster Hopper'];
const common = new Set(['password', 'qwertyuiop', 'iloveyou', 'correcthorsebatterystaple']);
const judge = (password: string) => acceptablePassword(password, owner, common);

describe('the password policy', () => {
  it.each([
    'tulip cargo nine lamp',
    'only small letters here',
    '839201746251Xq',
    'сорок тысяч обезьян',
    '🦄🐢🌵🪐🎻🧊🍋🚜🪁🧭🥁🛶',
  ])('takes %s as it is: no rules of composition', (password) => expect(judge(password)).toBe(password));

  it.each<[PasswordFault, string]>([
    ['too_short', 'tulip cargo'],
    ['too_short', '🦄🐢🌵🪐🎻🧊'],
    ['too_long', 'tulip '.repeat(22)],
    ['too_common', 'CorrectHorseBatteryStaple'],
    ['too_common', 'Password20261'],
    ['too_common', '1234Qwertyuiop!!'],
    ['too_common', 'iloveyouiloveyou'],
    ['too_common', 'aaaaaaaaaaaaaa'],
    ['too_common', 'xyzxyzxyzxyzx'],
    ['too_common', '123456789012'],
    ['too_common', 'abcdefghijklm'],
    ['too_personal', 'grace.hopper@navy.example'],
    ['too_personal', 'GraceBrewsterHopper'],
    ['too_personal', 'hopper19061992'],
  ])('refuses as %s: %s', (fault, password) => {
    expect(() => judge(password)).toThrow(PasswordRefused);
    expect(() => judge(password)).toThrow(expect.objectContaining({ fault }));
  });

  it('means the same password by composed and decomposed letters', () => {
    expect(judge('crème brûlée à Nîmes'.normalize('NFD'))).toBe('crème brûlée à Nîmes'.normalize('NFC'));
  });
});

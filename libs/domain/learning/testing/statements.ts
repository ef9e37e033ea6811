import { receivedStatement } from '../xapi/statement.js';

/** What statements of xAPI are made of in tests. */
export const ID = 'a9c6c3a2-7f0c-4b1c-9e55-3c1f2a7b8d90';
export const ana = { mbox: 'mailto:ana@hill.example' };
export const ben = { account: { homePage: 'https://hill.example', name: 'ben' } };
export const verb = { id: 'https://verbs.example/did', display: { 'en-GB': 'did', de: 'tat' } };
export const lesson = {
  objectType: 'Activity',
  id: 'https://hill.example/lessons/1',
  definition: { name: { en: 'Lesson', de: 'Stunde' }, type: 'https://x.example/t' },
};
export const said = (more: object = {}) => ({ actor: ana, verb, object: lesson, ...more });
export const authority = {
  objectType: 'Agent',
  account: { homePage: 'https://lyceum.example', name: 'key' },
};
export const receive = (given: object) => receivedStatement(given, { version: '2.0.0', authority, id: ID });
export const about = (id: string) => said({ object: { objectType: 'StatementRef', id } });

import { HOSTILE_IDS } from '../../fuzz/hostile.js';
import { ask } from '../ask.js';
import { open, type WideAttack } from '../attack.js';
import { some } from '../some.js';

const SELDOM: readonly string[] = [
  ...HOSTILE_IDS,
  '..',
  '.',
  '%2e%2e',
  '..%5c',
  '%252e%252e%252f',
  ';a=b',
  '%c0%ae',
];

/** A page that says of any code whether it was given out. */
const SPEAKS_OF_ANY: readonly string[] = ['verifyCertificate'];

export const pathIds: WideAttack = {
  name: 'path-ids',
  promise: 'nothing but an id is read as an id (4xx), and nothing of the inside is told',
  fixture: {
    hole: 'whatever stands in the place of an id is handed on to the database',
    at: ['getCourse'],
    changes: [
      {
        file: 'libs/platform/http/rules.js',
        text: 'exceptionFactory: ()=>new error()',
        becomes: `exceptionFactory: ()=>${open('path-ids')} ? new Error('invalid input syntax for type uuid') : new error()`,
      },
    ],
  },
  suits: ({ template }) => template.includes('{'),
  async attack(target, aim) {
    const [least, most] = SPEAKS_OF_ANY.includes(aim.operation.id) ? [200, 500] : [400, 500];
    const names = aim.operation.template.split('/');
    const steps = aim.own.path.split('/');
    const { method } = aim.operation;
    const breaches: string[] = [];
    for (const [at, name] of names.entries())
      for (const id of name.startsWith('{') ? some(target, SELDOM) : []) {
        const path = steps.with(at, id).join('/');
        const { status, text } = await ask(target.origin, {
          method,
          path,
          token: aim.own.token,
          body: aim.own.body,
        });
        const told = /uuid|syntax|node_modules|select /i.test(text);
        if (status < least || status >= most || told) breaches.push(`${name} ${id.slice(0, 30)} → ${status}`);
      }
    return breaches;
  },
};

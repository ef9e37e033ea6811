import type { SaidByLearner } from '../progress/evidence.js';
import { isUuid } from './formats.js';
import { activityIri } from './own-statements.js';
import type { Fields } from './shape.js';

/** What a program says that a learner has done with an item of ours. */
export interface SaidOfItem {
  readonly itemId: string;
  readonly learnerId: string;
  readonly kind: SaidByLearner;
}

const VERB = 'http://adlnet.gov/expapi/verbs/';
const MEANS: Readonly<Record<string, SaidByLearner>> = {
  [`${VERB}experienced`]: 'viewed',
  [`${VERB}launched`]: 'viewed',
  [`${VERB}initialized`]: 'viewed',
  [`${VERB}completed`]: 'marked_done',
  [`${VERB}passed`]: 'marked_done',
};

/** Null when the statement is about something else, about somebody else, or says nothing that counts. */
export function saidOfItem(home: string, statement: Fields): SaidOfItem | null {
  const { actor, verb, object } = statement as {
    actor: { account?: { homePage: string; name: string }; objectType?: string };
    verb: { id: string };
    object: { id?: string };
  };
  const kind = MEANS[verb.id];
  const [, itemId] = (object.id ?? '').split(activityIri(home, 'item', ''));
  const { account, objectType } = actor;
  if (kind === undefined || !itemId || !isUuid(itemId) || object.id !== activityIri(home, 'item', itemId))
    return null;
  if (objectType === 'Group' || account?.homePage !== home || !isUuid(account.name)) return null;
  return { itemId: itemId.toLowerCase(), learnerId: account.name.toLowerCase(), kind };
}

import { ActivityProfileController } from './activity-profile.controller.js';
import { ActivityStateController } from './activity-state.controller.js';
import { AgentProfileController } from './agent-profile.controller.js';
import { StatementController } from './statement.controller.js';
import { XapiLookupController } from './xapi-lookup.controller.js';

/** The resources of the learning record store. */
export const xapiControllers = [
  StatementController,
  ActivityStateController,
  ActivityProfileController,
  AgentProfileController,
  XapiLookupController,
];

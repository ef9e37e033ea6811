import { constraintMeans, removalMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';
import { Lamp } from '../../../libs/domain/lamps/lamp.js';
import { LampInUse, LampNameTaken, LampStolen } from '../../../libs/domain/lamps/lamp.errors.js';

mapClass(Lamp, { table: 'lamps.lamps', fields: (p) => ({ id: p.uuid().primary(), isBroken: p.boolean() }) });
constraintMeans('lamps_name_once', () => new LampNameTaken());
constraintMeans('shades_once', () => new LampStolen());
removalMeans('shades_lamp_fkey', () => new LampInUse());

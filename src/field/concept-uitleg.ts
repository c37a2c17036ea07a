import type { Signaal } from '#domain/signaal.ts';
import { t } from '#i18n/nl/field.ts';
import { wanneerPrecies } from '#i18n/nl/moment.ts';
import { plaatsregels } from './plaats.ts';

/** Takes a concept and now; gives what tells it from the others: the place, the kind of place, and when it began. */
export const conceptUitleg = ({ waar, soort, begonnenOp }: Signaal, nu: Date): string =>
  t.start.conceptUitleg(plaatsregels(waar)[0], t.soorten[soort].kort, wanneerPrecies(begonnenOp, nu));

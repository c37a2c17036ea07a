import type { Database } from './db.ts';
import type { Lijn } from './delivery.ts';
import type { Sleutelboswaarschuwing } from './keyset.ts';
import { combine, live } from './live-query.ts';
import type { Live } from './live.ts';
import { isSignaal } from './outbox.ts';
import type { Syncstand, Verbinding } from './phone.ts';

/** What the person sees of the line: counted from rows each time, never remembered from the last call (peers 15). */

export interface Ronde {
  lijn: Lijn['stand'];
  /** of the run that is going on in this tab */
  verstuurd: number;
  totaal: number;
  klokWijktAf: boolean;
  sleutelbos: Sleutelboswaarschuwing | undefined;
}

export const NOG_NIETS: Ronde = {
  lijn: 'goed',
  verstuurd: 0,
  totaal: 0,
  klokWijktAf: false,
  sleutelbos: undefined,
};

export function syncStand(db: Database, ronde: Live<Ronde>, online: () => boolean): Live<Syncstand> {
  return combine(
    live(db, () => countRows(db)),
    ronde,
    (rows, { lijn, verstuurd, totaal, klokWijktAf, sleutelbos }) => {
      const waarschuwing = sleutelbos ?? rows.waarschuwing ?? (klokWijktAf ? 'klok-wijkt-af' : undefined);
      return {
        verbinding: verbindingOf(rows, lijn, totaal > 0, online()),
        verstuurd,
        totaal,
        ...(waarschuwing && { waarschuwing }),
      };
    },
  );
}

interface Counted {
  alle: number;
  wachtend: number;
  geweigerd: number;
  waarschuwing: Syncstand['waarschuwing'];
}

async function countRows(db: Database): Promise<Counted> {
  const [allen, alle, wachtend, geweigerd, fotos] = await Promise.all([
    db.inschrijving.where({ stand: 'actief' }).toArray(),
    db.outbox.filter(isSignaal).count(),
    db.outbox.where({ fase: 'wacht' }).filter(isSignaal).count(),
    db.outbox.where({ fase: 'geweigerd' }).filter(isSignaal).count(),
    db.bijlagen.where('volgende').above(-1).count(),
  ]);
  const waarschuwing = allen.some(({ ingetrokken }) => ingetrokken)
    ? 'toestel-ingetrokken'
    : allen.some(({ korter }) => korter)
      ? 'geschiedenis-korter'
      : undefined;
  return { alle, wachtend: wachtend + fotos, geweigerd, waarschuwing };
}

function verbindingOf(rows: Counted, lijn: Lijn['stand'], sending: boolean, online: boolean): Verbinding {
  if (sending) return 'bezig';
  if (!online) return 'geen-bereik';
  if (lijn !== 'goed') return lijn;
  return rows.alle > 0 && rows.wachtend + rows.geweigerd === 0 ? 'alles-verstuurd' : 'rust';
}

import type { Signaal } from '#domain/signaal.ts';
import type { Session } from './session.ts';

/** Takes what belongs to a visit; begins the next signaal of it. */
export const beginNogEen = (session: Session, bezoek: Signaal): Promise<void> =>
  session.begin(bezoek.soort, {
    prostitutiesoort: bezoek.prostitutiesoort,
    vul: ({ begonnenOp }) => ({ ...bezoek, begonnenOp }),
  });

import type { Desk } from '#device/desk.ts';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import type { Schermprops } from '../bureau.tsx';
import { Vlak } from '../vlak.tsx';

/** What stands above the list for as long as it is so: nobody can replace you, or something never arrived. */
export function Waarschuwingen({ desk, ga }: { desk: Desk; ga: Schermprops['ga'] }) {
  const w = t.werkvoorraad;
  const ik = useLive(desk.ik, undefined);
  const gaten = useLive(desk.gaten, []);
  const alleen = ik !== undefined && ik.ledental < 2;
  if (!alleen && gaten.length === 0) return null;
  return (
    <div class="waarschuwingen">
      {gaten.map(({ toestel, naam, nummers }) => (
        <Vlak key={toestel} soort="letop" icon="circle-alert" kop={w.gat(naam)}>
          <p>{w.gatUit(nummers)}</p>
        </Vlak>
      ))}
      {alleen && (
        <Vlak soort="letop" icon="users" kop={w.alleen}>
          <p>{w.alleenUit}</p>
          <button class="knop knop--stil meldinglink" type="button" onClick={() => ga({ scherm: 'beheer' })}>
            {w.alleenKnop}
          </button>
        </Vlak>
      )}
    </div>
  );
}

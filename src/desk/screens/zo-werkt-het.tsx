import { useState } from 'preact/hooks';
import type { Desk } from '#device/desk.ts';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import { type Instellingen, RouteInstellingen, instellingenGoed } from '../route-instellingen.tsx';
import { type Geweigerd, Weigering } from '../weigering.tsx';

interface Props {
  desk: Desk;
  uit: string | undefined;
  zeg(tekst: string): void;
}

/** How the route runs here, to be changed later. What is already under way keeps the route it began with. */
export function ZoWerktHet({ desk, uit, zeg }: Props) {
  const instellingen = useLive(desk.instellingen, undefined);
  const [nieuw, setNieuw] = useState<Instellingen>();
  const [geprobeerd, setGeprobeerd] = useState(false);
  const [bezig, setBezig] = useState(false);
  const [reden, setReden] = useState<Geweigerd>();
  const waarde = nieuw ?? instellingen;
  if (!waarde) return null;

  async function bewaar(event: Event) {
    event.preventDefault();
    setGeprobeerd(true);
    if (!nieuw || !instellingenGoed(nieuw) || bezig || uit) return;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.bewaarInstellingen({
      route: nieuw.route,
      overlegNaam: nieuw.route.lokaalOverleg ? nieuw.overlegNaam.trim() : '',
    });
    setBezig(false);
    if (!uitkomst.ok) return setReden(uitkomst);
    setNieuw(undefined);
    zeg(t.beheer.bewaard);
  }

  return (
    <section class="vel blok" aria-labelledby="zowerkthet">
      <h2 id="zowerkthet">{t.inrichten.titelRoute}</h2>
      <p class="uitleg">{t.beheer.routeUit}</p>
      <form noValidate onSubmit={(event) => void bewaar(event)}>
        <RouteInstellingen waarde={waarde} onWaarde={setNieuw} geprobeerd={geprobeerd} />
        <Weigering reden={reden} />
        <button
          class="knop onder"
          type="submit"
          disabled={!nieuw || uit !== undefined}
          title={uit}
          aria-busy={bezig}
        >
          {t.beheer.bewaar}
        </button>
      </form>
    </section>
  );
}

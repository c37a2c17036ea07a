import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Werkregel } from '#device/desk.ts';
import type { Routegebeurtenis, Zijspoor } from '#domain/routegebeurtenis.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import { zijsporen, zijspoorstanden } from '#i18n/nl/meldroute.ts';
import { formulierTeksten as f } from '#i18n/nl/routevragen.ts';
import { daadTekst } from '#i18n/nl/spoordaden.ts';
import type { Schermprops } from './bureau.tsx';
import { type Daad, dadenVoor } from './daden.ts';
import { type Dossierbeeld, beeldVan, spoorSinds } from './dossierbeeld.ts';
import { titelKort } from './plaats.ts';
import { Routeformulier } from './routeformulier.tsx';
import type { Vraagkeuzes, Waarden } from './routevraagveld.tsx';
import { routevragen } from './routevragen.ts';
import { alsDatum, dag } from './tijd.ts';
import { type Geweigerd, Weigering } from './weigering.tsx';
import { Wissel } from './wissel.tsx';

type Props = Pick<Schermprops, 'desk' | 'ga' | 'zeg' | 'uit'> & { beeld: Dossierbeeld; overleg: string };

const sleutel = ({ gebeurtenis, spoor }: Daad) => (spoor ? `${gebeurtenis}/${spoor}` : gebeurtenis);

/** The tracks that leave the present station: exactly the acts that the route allows now, each with its consequence. */
export function DadenLijst({ desk, ga, zeg, uit, beeld, overleg }: Props) {
  const [open, setOpen] = useState<string>();
  const [bezig, setBezig] = useState(false);
  const [reden, setReden] = useState<Geweigerd>();
  const list = useRef<HTMLDivElement>(null);
  const terugNaar = useRef<string>(undefined);
  const ik = useLive(desk.ik, undefined);
  const meldingen = useLive(desk.meldingen, []);
  const { stand, configuratie } = beeld.inhoud;
  const { lopend, daden } = dadenVoor(
    stand,
    ik?.rol === 'plaatsvervanger' ? 'plaatsvervanger' : 'aandachtsfunctionaris',
    configuratie,
  );

  useLayoutEffect(() => {
    const knop = terugNaar.current;
    if (open || !knop) return;
    terugNaar.current = undefined;
    list.current?.querySelector<HTMLElement>(`[data-daad="${knop}"]`)?.focus();
  }, [open]);

  async function leg(gebeurtenis: Routegebeurtenis, tekst?: string) {
    if (bezig) return;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await legVast(desk, beeld.melding, gebeurtenis, tekst);
    setBezig(false);
    if (!uitkomst.ok) return setReden(uitkomst);
    setOpen(undefined);
    zeg(t.dossier.gedaan);
    // the act is gone from the list: go on where the melding now stands
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-hier]')?.focus());
  }

  function kies(daad: Daad) {
    setReden(undefined);
    if (daad.gebeurtenis === 'terugkoppeling-melder')
      return ga({ scherm: 'terugkoppeling', melding: beeld.melding });
    if (routevragen[daad.gebeurtenis]) return setOpen(open === sleutel(daad) ? undefined : sleutel(daad));
    setOpen(undefined);
    void leg({ type: daad.gebeurtenis, ...vastVoor(daad, beeld) } as Routegebeurtenis);
  }

  const keuzesVoor = ({ gebeurtenis, spoor }: Daad): Vraagkeuzes => ({
    begin: beginVoor(beeld, overleg),
    // only joining asks for the others, and there may be thousands
    meldingen: gebeurtenis === 'dubbel' && open === 'dubbel' ? anderen(meldingen, beeld) : [],
    gemeente: stand.feiten.gemeente,
    zonderPersoonsgegevens:
      spoor === 'zvh-registratie' && configuratie.zvhRegistratie === 'zonder-persoonsgegevens',
    vandaag: alsDatum(new Date()),
  });

  const wissel = (daad: Daad) => {
    const { naam, gevolg } = daadTekst(daad, stand, overleg);
    const vragen = routevragen[daad.gebeurtenis];
    const isOpen = open === sleutel(daad);
    return (
      <Wissel
        key={sleutel(daad)}
        daad={daad}
        naam={naam}
        gevolg={gevolg}
        open={isOpen}
        uit={uit}
        onKies={() => kies(daad)}
      >
        {vragen && (
          <Routeformulier
            naam={daad.gebeurtenis}
            vast={vastVoor(daad, beeld)}
            keuzes={keuzesVoor(daad)}
            kop={naam}
            bezig={bezig}
            reden={reden}
            onLegVast={(gebeurtenis, tekst) => void leg(gebeurtenis, tekst)}
            anders={
              daad.ook && daad.spoor
                ? { naam: f.klaarzetten, onKies: () => void leg({ type: 'spoor-nodig', spoor: daad.spoor! }) }
                : undefined
            }
            onLaat={() => {
              terugNaar.current = sleutel(daad);
              setOpen(undefined);
            }}
          />
        )}
      </Wissel>
    );
  };

  const meer = daden.filter(({ soort }) => soort === 'meer');
  return (
    <div ref={list}>
      {!open && <Weigering reden={reden} />}
      {uit && <p class="uitleg onder">{uit}</p>}
      {daden.length === 0 && lopend.length === 0 && <p class="uitleg onder">{t.dossier.geenDaden}</p>}
      <ul class="wissels" aria-label={t.dossier.kies}>
        {lopend.map(({ spoor, daden: bijSpoor }) => (
          <>
            <li
              class={spoor === 'acuut' ? 'wissel wissel--nu wissel--acuut' : 'wissel wissel--nu'}
              key={spoor}
            >
              <div class="wissel-knop">
                <span class="halte-mini" aria-hidden="true" />
                <span class="wissel-tekst">
                  <b>
                    {t.dossier.spoorStand(zijsporen[spoor].kort, zijspoorstanden[stand.zijsporen[spoor]])}
                  </b>
                  <span>{spoorUitleg(beeld, spoor)}</span>
                </span>
              </div>
            </li>
            {bijSpoor.map(wissel)}
          </>
        ))}
        {(['door', 'zij', 'uit'] as const).flatMap((soort) =>
          daden.filter((daad) => daad.soort === soort).map(wissel),
        )}
        {meer.length > 0 && (
          <li class="wissel wissel--meer">
            <details>
              <summary class="meer">
                {t.dossier.meer} <Icon name="chevron-down" small />
              </summary>
              <ul class="wissels">{meer.map(wissel)}</ul>
            </details>
          </li>
        )}
        {daden.filter(({ soort }) => soort === 'acuut').map(wissel)}
      </ul>
    </div>
  );
}

function spoorUitleg(beeld: Dossierbeeld, spoor: Zijspoor): string {
  const sinds = spoorSinds(beeld, spoor);
  return sinds ? t.dossier.spoorSinds(dag(sinds)) : zijsporen[spoor].gevolg;
}

/** What the act already knows, so that nobody types it. */
function vastVoor({ gebeurtenis, spoor }: Daad, beeld: Dossierbeeld): Waarden {
  if (spoor) return { spoor };
  if (gebeurtenis === 'in-behandeling-nemen') return { gemeente: beeld.inhoud.stand.feiten.gemeente };
  if (gebeurtenis === 'naar-politie') return { spoed: beeld.inhoud.configuratie.lokaalOverleg };
  if (gebeurtenis === 'vermoeden') return { partner: beeld.inhoud.configuratie.eersteRegionalePartner };
  return {};
}

/** What is filled in beforehand and can be changed: only what the dossier already says. */
function beginVoor({ inhoud: { stand } }: Dossierbeeld, overleg: string): Vraagkeuzes['begin'] {
  return {
    'duiding-bijstellen': { locatietype: stand.feiten.locatietype, vormen: stand.feiten.vormen },
    'naar-lokaal-overleg': { verstrekking: { ontvanger: overleg } },
    sluiten: { vorm: stand.feiten.vormen[0] ?? '' },
  };
}

/**
 * Records an event. What the melder added is a text: it is recorded as a note, and the route gets only its fingerprint,
 * so that the two can be laid side by side later.
 */
async function legVast(
  desk: Schermprops['desk'],
  melding: string,
  gebeurtenis: Routegebeurtenis,
  tekst: string | undefined,
): ReturnType<Schermprops['desk']['leg']> {
  if (tekst !== undefined) {
    const notitie = await desk.leg(melding, { soort: 'notitie', tekst });
    if (!notitie.ok) return notitie;
  }
  return desk.leg(melding, { soort: 'route', gebeurtenis });
}

/** The other open meldingen, as choices to join this one with. */
const anderen = (meldingen: readonly Werkregel[], dit: Dossierbeeld): Vraagkeuzes['meldingen'] =>
  meldingen
    .map(beeldVan)
    .filter((ander) => !ander.gesloten && ander.melding !== dit.melding)
    .map((ander) => ({ id: ander.melding, naam: `${ander.kenmerk} · ${titelKort(ander.signaal)}` }));

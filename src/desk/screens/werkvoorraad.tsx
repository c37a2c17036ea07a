import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from '#ui/icon.tsx';
import { saveFile } from '#ui/save-file.ts';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import { haltes as haltenamen } from '#i18n/nl/meldroute.ts';
import type { Schermprops } from '../bureau.tsx';
import { AANDACHT_NA, type Dossierbeeld, beeldVan, vraagtAandacht } from '../dossierbeeld.ts';
import { Lijn } from '../lijn.tsx';
import { pastBij, zoektekst, zoekwoorden } from '../zoektekst.ts';
import { useNu } from '../tijd.ts';
import { Titel } from '../titel.tsx';
import { useLooptoetsen } from '../looptoetsen.ts';
import { type Geweigerd, Weigering } from '../weigering.tsx';
import { Waarschuwingen } from './waarschuwingen.tsx';
import { Nieuwrij } from './nieuwrij.tsx';
import { Werkrij } from './werkrij.tsx';

/** Times are written alike, so their order is that of their letters. */
const oudsteEerst = (a: Dossierbeeld, b: Dossierbeeld): number =>
  a.inhoud.sinds < b.inhoud.sinds ? -1 : a.inhoud.sinds > b.inhoud.sinds ? 1 : 0;

const teksten = new WeakMap<Dossierbeeld, string>();
/** What can be searched of a melding, made once: every key pressed looks through all of them. */
function doorzocht(beeld: Dossierbeeld): string {
  const tekst = teksten.get(beeld) ?? zoektekst(beeld);
  teksten.set(beeld, tekst);
  return tekst;
}

/** The inbox: the line as filter, and every open melding with what is to be done. */
export function Werkvoorraad({ desk, ga, zeg, uit, lijst, onLijst, vorige }: Schermprops) {
  const w = t.werkvoorraad;
  const nu = useNu();
  const ik = useLive(desk.ik, undefined);
  const instellingen = useLive(desk.instellingen, undefined);
  const regels = useLive(desk.meldingen, []);
  const nieuw = useLive(desk.nieuw, []);
  const [bezig, setBezig] = useState<string>();
  const [reden, setReden] = useState<Geweigerd>();
  const zoekveld = useRef<HTMLInputElement>(null);
  const terugNaar = useRef(vorige);
  useLooptoetsen(zoekveld);

  // back from a dossier: the row you came from has the focus again
  useEffect(() => {
    const rij = terugNaar.current;
    if (rij) document.querySelector<HTMLElement>(`[data-rij="${CSS.escape(rij)}"]`)?.focus();
  }, []);

  const { zoek, filter, mij } = lijst;
  const overleg = instellingen?.route.lokaalOverleg ? instellingen.overlegNaam : '';
  const haltes = haltenamen(overleg);
  const alle = useMemo(() => regels.map(beeldVan).sort(oudsteEerst), [regels]);
  const open = alle.filter(({ gesloten }) => !gesloten);
  const woorden = zoekwoorden(zoek);
  const gezocht = zoek.trim().toLowerCase();
  const past = (beeld: Dossierbeeld): boolean =>
    (!filter.halte || beeld.halte === filter.halte) &&
    (!filter.spoor || beeld.lopend.includes(filter.spoor)) &&
    (!mij || beeld.inhoud.behandelaar?.lid === ik?.lid) &&
    (!gezocht || pastBij(doorzocht(beeld), woorden));

  const getoond = open.filter(past);
  const acuut = getoond.filter((beeld) => beeld.acuut);
  const aandacht = getoond.filter((beeld) => vraagtAandacht(beeld, nu));
  const loopt = getoond.filter((beeld) => !beeld.acuut && !vraagtAandacht(beeld, nu));
  const gesloten = gezocht ? alle.filter((beeld) => beeld.gesloten && past(beeld)) : [];

  const envelopToont = (kenmerk: string) =>
    (!filter.halte || filter.halte === 1) && !filter.spoor && !mij && kenmerk.toLowerCase().includes(gezocht);
  const teOpenen = nieuw
    .filter(({ stand, kenmerk }) => stand === 'nieuw' && envelopToont(kenmerk))
    .sort((a, b) => Number(b.spoed) - Number(a.spoed) || a.ontvangenOp.localeCompare(b.ontvangenOp));
  const nietTeOpenen = nieuw.filter(({ stand, kenmerk }) => stand !== 'nieuw' && envelopToont(kenmerk));
  const dichteTotaal = nieuw.filter(({ stand }) => stand === 'nieuw').length;
  const gefilterd = gezocht !== '' || mij || filter.halte !== undefined || filter.spoor !== undefined;
  const aantal = getoond.length + teOpenen.length + nietTeOpenen.length + gesloten.length;

  async function openEnvelop(envId: string, kenmerk: string, vervanging?: string) {
    if (bezig) return;
    setBezig(envId);
    setReden(undefined);
    const uitkomst = await desk.open(envId, vervanging);
    setBezig(undefined);
    if (!uitkomst.ok) return setReden(uitkomst);
    zeg(w.geopend(kenmerk));
    ga({ scherm: 'dossier', melding: uitkomst.waarde.melding });
  }

  async function neemAan(envId: string, kenmerk: string) {
    if (bezig) return;
    setBezig(envId);
    setReden(undefined);
    const uitkomst = await desk.neemAan(envId);
    setBezig(undefined);
    if (uitkomst.ok) zeg(w.aangenomen(kenmerk));
    else setReden(uitkomst);
  }

  async function bewaarDicht(envId: string, kenmerk: string) {
    const uitkomst = await desk.verzegeld(envId);
    if (!uitkomst.ok) return setReden(uitkomst);
    const naam = `${kenmerk}.txt`;
    saveFile(naam, 'text/plain', uitkomst.waarde);
    zeg(w.dichtBewaard(naam));
  }

  const rij = (beeld: Dossierbeeld) => (
    <Werkrij
      key={beeld.melding}
      beeld={beeld}
      haltes={haltes}
      nu={nu}
      onOpen={() => ga({ scherm: 'dossier', melding: beeld.melding })}
    />
  );
  const envelop = (regel: (typeof nieuw)[number]) => (
    <Nieuwrij
      key={regel.envId}
      regel={regel}
      nu={nu}
      uit={uit}
      bezig={bezig === regel.envId}
      vraagt={ik?.rol === 'plaatsvervanger'}
      onOpen={(vervanging) => void openEnvelop(regel.envId, regel.kenmerk, vervanging)}
      onNeemAan={() => void neemAan(regel.envId, regel.kenmerk)}
      onBewaarDicht={() => void bewaarDicht(regel.envId, regel.kenmerk)}
    />
  );

  return (
    <main id="inhoud">
      <div class="titelrij">
        <div>
          <Titel tekst={w.titel} stil={terugNaar.current !== undefined} />
          <p role="status">
            {gefilterd
              ? w.gevonden(aantal)
              : w.stand(open.length + dichteTotaal, acuut.length, aandacht.length, dichteTotaal)}
          </p>
        </div>
        <div class="acties">
          <div class="zoek">
            <Icon name="search" />
            <input
              ref={zoekveld}
              class="invoer"
              type="search"
              placeholder={w.zoek}
              aria-label={w.zoekNaam}
              aria-keyshortcuts="/"
              autocomplete="off"
              value={zoek}
              onInput={(event) => onLijst({ ...lijst, zoek: event.currentTarget.value })}
            />
          </div>
          <button
            class="knop schakel"
            type="button"
            aria-pressed={mij}
            onClick={() => onLijst({ ...lijst, mij: !mij })}
          >
            <Icon name={mij ? 'check' : 'user-round'} small /> {w.mij}
          </button>
          <button class="knop" type="button" onClick={() => ga({ scherm: 'opnemen' })}>
            <Icon name="plus" small /> {w.neemOp}
          </button>
        </div>
      </div>
      <Waarschuwingen desk={desk} ga={ga} />
      <Weigering reden={reden} />
      <Lijn
        haltes={haltes}
        aantal={(halte) =>
          open.filter((beeld) => beeld.halte === halte).length + (halte === 1 ? dichteTotaal : 0)
        }
        opSpoor={(spoor) => open.filter((beeld) => beeld.lopend.includes(spoor)).length}
        zonder={instellingen?.route.pct === 'geen' ? ['pct'] : []}
        filter={filter}
        onFilter={(nieuwFilter) => onLijst({ ...lijst, filter: nieuwFilter })}
      />
      {aantal === 0 ? (
        <Leeg gefilterd={gefilterd} onWis={() => onLijst({ zoek: '', filter: {}, mij: false })} />
      ) : (
        <table class="voorraad">
          <caption class="vo">{w.tabel}</caption>
          <thead>
            <tr>
              <th scope="col">{w.kol.signaal}</th>
              <th scope="col">{w.kol.wacht}</th>
              <th scope="col">{w.kol.stap}</th>
              <th scope="col">{w.kol.volgende}</th>
              <th scope="col">{w.kol.wie}</th>
              <th>
                <span class="vo">{w.kol.open}</span>
              </th>
            </tr>
          </thead>
          <Groep naam={w.groep.nieuw} uitleg={w.groep.nieuwUit} icon="zegel" rijen={teOpenen.map(envelop)} />
          <Groep
            soort="acuut"
            naam={w.groep.acuut}
            uitleg={w.groep.acuutUit}
            icon="siren"
            rijen={acuut.map(rij)}
          />
          <Groep
            soort="letop"
            naam={w.groep.aandacht}
            uitleg={w.groep.aandachtUit(AANDACHT_NA)}
            icon="circle-alert"
            rijen={aandacht.map(rij)}
          />
          <Groep
            naam={w.groep.loopt}
            uitleg={w.groep.looptUit(loopt.length)}
            icon="route"
            rijen={loopt.map(rij)}
          />
          <Groep
            naam={w.groep.nietGeopend}
            uitleg={w.groep.nietGeopendUit}
            icon="ban"
            rijen={nietTeOpenen.map(envelop)}
          />
          <Groep naam={w.groep.gesloten} uitleg="" icon="circle-check" rijen={gesloten.map(rij)} />
        </table>
      )}
      <p class="uitleg toetsen">{w.toetsen}</p>
    </main>
  );
}

/** A group is overseen, not scrolled through: the rest is one press, or a search, away. */
const EERST = 100;

interface Groepprops {
  soort?: 'acuut' | 'letop';
  naam: string;
  uitleg: string;
  icon: IconName;
  rijen: readonly ComponentChildren[];
}

function Groep({ soort, naam, uitleg, icon, rijen }: Groepprops) {
  const [alles, setAlles] = useState(false);
  if (rijen.length === 0) return null;
  const rest = alles ? 0 : Math.max(0, rijen.length - EERST);
  return (
    <tbody class={soort}>
      <tr class="groepkop">
        <th colSpan={6} scope="rowgroup">
          <span>
            <Icon name={icon} /> {naam} {uitleg && <small>{uitleg}</small>}
          </span>
        </th>
      </tr>
      {rijen.slice(0, rijen.length - rest)}
      {rest > 0 && (
        <tr class="meerrij">
          <td colSpan={6}>
            <button class="meer" type="button" onClick={() => setAlles(true)}>
              {t.werkvoorraad.nogMeer(rest)} <Icon name="chevron-down" small />
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Nothing to do is good news; nothing found is a reason to look again. */
function Leeg({ gefilterd, onWis }: { gefilterd: boolean; onWis(): void }) {
  const w = t.werkvoorraad;
  return (
    <div class="vel leeg">
      <svg class="tekening" viewBox="0 0 160 56" aria-hidden="true" fill="none">
        <path d="M0 28H160" stroke="var(--spoor-toekomst)" stroke-width="8" />
        <circle cx="80" cy="28" r="17" fill="var(--vel)" stroke="var(--halte-toekomst)" stroke-width="6" />
      </svg>
      <h2>{gefilterd ? w.nietsGevonden : w.leeg}</h2>
      <p>{gefilterd ? w.nietsGevondenUit : w.leegUit}</p>
      {gefilterd && (
        <button class="knop" type="button" onClick={onWis}>
          {w.wisFilter}
        </button>
      )}
    </div>
  );
}

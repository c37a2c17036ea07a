import { useState } from 'preact/hooks';
import type { Desk } from '#device/desk.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import { t } from '#i18n/nl/desk.ts';
import { Bouw, type Bouwstap } from '../bouw.tsx';
import { Loginnaamveld, loginnaamGoed } from '../loginnaamveld.tsx';
import { Titel } from '../titel.tsx';
import { Vlak } from '../vlak.tsx';
import { type Geweigerd, Weigering } from '../weigering.tsx';
import { Wachtzin } from './wachtzin.tsx';

type Begonnen = Extract<Awaited<ReturnType<Desk['beginToetreding']>>, { ok: true }>['waarde'];

const STAPPEN: readonly Bouwstap[] = [
  { naam: t.bouw.wie, straks: '', nu: t.bouw.wieNu, klaar: '' },
  { naam: t.bouw.wachtzin, straks: t.bouw.wachtzinStraks, nu: t.bouw.wachtzinNu, klaar: '' },
  { naam: t.bouw.vergelijken, straks: t.bouw.vergelijkenStraks, nu: t.bouw.vergelijkenNu, klaar: '' },
];

/** A second member: a name, a passphrase, and six words that both people read aloud before she is let in. */
export function Toetreden({
  desk,
  uitnodiging,
  onAanmelden,
}: {
  desk: Desk;
  uitnodiging: string;
  onAanmelden(): void;
}) {
  const [loginnaam, setLoginnaam] = useState('');
  const [rol, setRol] = useState<'aandachtsfunctionaris' | 'plaatsvervanger'>('aandachtsfunctionaris');
  const [geprobeerd, setGeprobeerd] = useState(false);
  const [bezig, setBezig] = useState(false);
  const [reden, setReden] = useState<Geweigerd>();
  const [begonnen, setBegonnen] = useState<Begonnen>();
  const [verstuurd, setVerstuurd] = useState(false);
  const naamGoed = loginnaamGoed(loginnaam);

  async function begin(event: Event) {
    event.preventDefault();
    setGeprobeerd(true);
    if (!naamGoed || bezig) return;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.beginToetreding({ uitnodiging, loginnaam: loginnaam.trim(), rol });
    setBezig(false);
    if (uitkomst.ok) setBegonnen(uitkomst.waarde);
    else setReden(uitkomst);
  }

  async function vraagToegang(getypt: readonly string[]) {
    if (!begonnen || bezig) return;
    setReden(undefined);
    const proef = begonnen.bewijs(getypt);
    if (!proef.ok) return setReden(proef);
    setBezig(true);
    const uitkomst = await begonnen.voltooi();
    setBezig(false);
    if (uitkomst.ok) setVerstuurd(true);
    else setReden(uitkomst);
  }

  return (
    <Bouw stappen={STAPPEN} nu={verstuurd ? 2 : begonnen ? 1 : 0} voet={verstuurd ? '' : t.bouw.afbreken}>
      {verstuurd ? (
        <Vergelijken woorden={begonnen?.woorden ?? []} onAanmelden={onAanmelden} />
      ) : begonnen ? (
        <Wachtzin
          ceremonie={begonnen}
          knop={t.toetreden.stuur}
          bezig={bezig}
          reden={reden}
          onKlaar={(getypt) => void vraagToegang(getypt)}
        />
      ) : (
        <form class="bouwblad" noValidate onSubmit={(event) => void begin(event)}>
          <Titel tekst={t.toetreden.titel} tabblad={t.bouw.wie} />
          <p class="inleiding">{t.toetreden.inleiding}</p>
          <div class="smal">
            <Loginnaamveld
              label={t.toetreden.loginnaam}
              start={loginnaam}
              onText={setLoginnaam}
              geprobeerd={geprobeerd}
            />
            <Segment
              legend={t.toetreden.rol}
              choices={t.toetreden.rollen}
              value={rol}
              onChoose={(keuze) => setRol(keuze)}
            />
            <p class="uitleg onder">{t.toetreden.rolUitleg[rol]}</p>
            <Weigering reden={reden} />
          </div>
          <div class="slotrij">
            <span />
            <BusyButton
              busy={bezig}
              idle={t.toetreden.verder}
              doing={t.toetreden.bezig}
              look="knop--hoofd knop--desk"
              small
            />
          </div>
        </form>
      )}
    </Bouw>
  );
}

/** What the second member sees until an existing member lets her in. */
export function Wachten({ onAanmelden }: { onAanmelden(): void }) {
  return (
    <Bouw stappen={STAPPEN} nu={2} voet="">
      <Vergelijken woorden={[]} onAanmelden={onAanmelden} />
    </Bouw>
  );
}

function Vergelijken({ woorden, onAanmelden }: { woorden: readonly string[]; onAanmelden(): void }) {
  return (
    <>
      <Titel tekst={t.toetreden.titelWacht} tabblad={t.bouw.vergelijken} />
      <p class="inleiding">{woorden.length > 0 ? t.toetreden.inleidingWacht : t.toetreden.zonderWoorden}</p>
      {woorden.length > 0 && (
        <>
          <ol class="vel woorden" aria-label={t.toetreden.woorden}>
            {woorden.map((woord, i) => (
              <li key={i}>{woord}</li>
            ))}
          </ol>
          <Vlak soort="rustig" icon="users" kop={t.toetreden.anders}>
            <p>{t.toetreden.wacht}</p>
          </Vlak>
        </>
      )}
      <div class="slotrij">
        <span />
        <button class="knop" type="button" onClick={onAanmelden}>
          {t.toetreden.aanmelden} <Icon name="arrow-right" small />
        </button>
      </div>
    </>
  );
}

import { useState } from 'preact/hooks';
import type { Ceremonie, Desk } from '#device/desk.ts';
import { CbsCode, type Gemeente, WEST_FRIESLAND } from '#domain/gemeente.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { t } from '#i18n/nl/desk.ts';
import { Bouw, type Bouwstap } from '../bouw.tsx';
import { Loginnaamveld, loginnaamGoed } from '../loginnaamveld.tsx';
import { type Instellingen, RouteInstellingen, instellingenGoed } from '../route-instellingen.tsx';
import { Titel } from '../titel.tsx';
import { type Geweigerd, Weigering } from '../weigering.tsx';
import { GemeenteKiezen, type Gemeentekeuze } from './gemeente-kiezen.tsx';
import { Noodsleutel } from './noodsleutel.tsx';
import { Wachtzin } from './wachtzin.tsx';

const ANDERE = 'andere';

function gekozen({ keuze, naam, cbs }: Gemeentekeuze): Gemeente | undefined {
  if (keuze !== ANDERE) return WEST_FRIESLAND.find(({ cbsCode }) => cbsCode === keuze);
  const code = CbsCode.safeParse(cbs.trim());
  return naam.trim().length > 1 && code.success ? { naam: naam.trim(), cbsCode: code.data } : undefined;
}

/**
 * The ceremony of a municipality: which one, how its route runs, who opens, and both proofs. Nothing leaves the browser
 * before the last button.
 */
export function Inrichten({ desk, code }: { desk: Desk; code: string }) {
  const [stap, setStap] = useState(0);
  const [gemeente, setGemeente] = useState<Gemeentekeuze>({ keuze: '', naam: '', cbs: '' });
  const [instellingen, setInstellingen] = useState<Instellingen>({
    route: westFrieslandRoute,
    overlegNaam: t.inrichten.overlegStandaard,
  });
  const [loginnaam, setLoginnaam] = useState('');
  const [getypteCode, setGetypteCode] = useState('');
  const [geprobeerd, setGeprobeerd] = useState(false);
  const [bezig, setBezig] = useState(false);
  const [reden, setReden] = useState<Geweigerd>();
  const [ceremonie, setCeremonie] = useState<Ceremonie>();
  const [bewijs, setBewijs] = useState<readonly string[]>([]);

  const keuze = gekozen(gemeente);
  const { route, overlegNaam } = instellingen;
  const naamGoed = loginnaamGoed(loginnaam);
  const serverCode = (code || getypteCode).trim();

  const { bouw } = t;
  const stappen: readonly Bouwstap[] = [
    { naam: bouw.gemeente, straks: '', nu: bouw.gemeenteNu, klaar: keuze?.naam ?? '' },
    {
      naam: bouw.route,
      straks: bouw.routeStraks,
      nu: bouw.routeNu,
      klaar: route.lokaalOverleg ? overlegNaam : t.inrichten.overlegGeenKort,
    },
    { naam: bouw.wie, straks: bouw.wieStraks, nu: bouw.wieNu, klaar: loginnaam },
    {
      naam: bouw.noodsleutel,
      straks: bouw.noodsleutelStraks,
      nu: bouw.noodsleutelNu,
      klaar: bouw.noodsleutelKlaar,
    },
    { naam: bouw.wachtzin, straks: bouw.wachtzinStraks, nu: bouw.wachtzinNu, klaar: '' },
  ];

  function verder(goed: boolean) {
    setGeprobeerd(!goed);
    if (goed) setStap(stap + 1);
  }

  async function maakSleutels() {
    setGeprobeerd(true);
    if (!keuze || !naamGoed || !serverCode || bezig) return;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.beginInrichting({
      code: serverCode,
      gemeente: keuze,
      loginnaam: loginnaam.trim(),
      route,
      overlegNaam: route.lokaalOverleg ? overlegNaam.trim() : '',
    });
    setBezig(false);
    if (!uitkomst.ok) return setReden(uitkomst);
    setCeremonie(uitkomst.waarde);
    verder(true);
  }

  async function rondAf(wachtwoorden: readonly string[]) {
    if (!ceremonie || bezig) return;
    setReden(undefined);
    const proef = ceremonie.bewijs(bewijs, wachtwoorden);
    if (!proef.ok) return setReden(proef);
    setBezig(true);
    const uitkomst = await ceremonie.voltooi();
    setBezig(false);
    if (!uitkomst.ok) setReden(uitkomst);
  }

  return (
    <Bouw stappen={stappen} nu={stap} voet={stap < 3 ? bouw.duur : bouw.afbreken}>
      {stap === 0 && (
        <form class="bouwblad" noValidate onSubmit={(event) => (event.preventDefault(), verder(!!keuze))}>
          <Titel tekst={t.inrichten.titelGemeente} tabblad={bouw.gemeente} />
          <p class="inleiding">{t.inrichten.inleidingGemeente}</p>
          <GemeenteKiezen waarde={gemeente} onChange={setGemeente} geprobeerd={geprobeerd} />
          <p class="uitleg">{t.inrichten.eigenSleutel}</p>
          <div class="slotrij">
            <span class="zacht">{t.inrichten.later}</span>
            <Verder />
          </div>
        </form>
      )}
      {stap === 1 && (
        <form
          class="bouwblad"
          noValidate
          onSubmit={(event) => (event.preventDefault(), verder(instellingenGoed(instellingen)))}
        >
          <Titel tekst={t.inrichten.titelRoute} tabblad={bouw.route} />
          <p class="inleiding">{t.inrichten.inleidingRoute}</p>
          <div class="smal">
            <RouteInstellingen waarde={instellingen} onWaarde={setInstellingen} geprobeerd={geprobeerd} />
          </div>
          <div class="slotrij">
            <Terug onClick={() => setStap(0)} />
            <Verder />
          </div>
        </form>
      )}
      {stap === 2 && (
        <form class="bouwblad" noValidate onSubmit={(event) => (event.preventDefault(), void maakSleutels())}>
          <Titel tekst={t.inrichten.titelWie} tabblad={bouw.wie} />
          <p class="inleiding">{t.inrichten.inleidingWie}</p>
          <div class="smal">
            <Loginnaamveld
              label={t.inrichten.loginnaam}
              start={loginnaam}
              onText={setLoginnaam}
              geprobeerd={geprobeerd}
            />
            {!code && (
              <TextControl
                label={t.inrichten.code}
                description={t.inrichten.codeUitleg}
                start={getypteCode}
                onText={setGetypteCode}
                error={geprobeerd && !serverCode ? t.inrichten.codeFout : undefined}
                code
                max={300}
              />
            )}
            <Weigering reden={reden} />
          </div>
          <div class="slotrij">
            <Terug onClick={() => setStap(1)} />
            <BusyButton
              busy={bezig}
              idle={t.inrichten.maak}
              doing={t.inrichten.bezig}
              look="knop--hoofd knop--desk"
              small
            />
          </div>
        </form>
      )}
      {stap === 3 && ceremonie && keuze && (
        <Noodsleutel
          ceremonie={ceremonie}
          gemeente={keuze.naam}
          vandaag={new Date()}
          onKlaar={(getypt) => {
            setBewijs(getypt);
            verder(true);
          }}
        />
      )}
      {stap === 4 && ceremonie && (
        <Wachtzin
          ceremonie={ceremonie}
          knop={t.wachtzin.rondAf}
          bezig={bezig}
          reden={reden}
          onKlaar={(getypt) => void rondAf(getypt)}
        />
      )}
    </Bouw>
  );
}

function Verder() {
  return (
    <button class="knop knop--hoofd knop--desk" type="submit">
      {t.bouw.verder} <Icon name="arrow-right" small />
    </button>
  );
}

function Terug({ onClick }: { onClick(): void }) {
  return (
    <button class="knop" type="button" onClick={onClick}>
      <Icon name="arrow-left" small /> {t.bouw.terug}
    </button>
  );
}

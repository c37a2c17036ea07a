import { useEffect, useId, useState } from 'preact/hooks';
import type { Indicator, LijstId, Signalenlijst } from '#domain/signalenlijst.ts';
import { type Zoekindex, buildZoekindex, indicatorstukken, zoek } from '#domain/zoeken.ts';
import { t } from '#i18n/nl/field.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import type { Antwoorden } from '../antwoorden.ts';
import { leesAlle } from '../lijsten.ts';
import { Bewaarfout } from '../melding.tsx';
import { useField, useSignaal } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld, Voortgang } from '../veld.tsx';
import { Signaalrij } from './signaalrij.tsx';
import { Zoekveld } from './zoekveld.tsx';

/** As many as can be looked through on a phone; who wants another, types on. */
const HOOGUIT = 20;

interface Alles {
  lijsten: readonly Signalenlijst[];
  index: Zoekindex;
  bij: ReadonlyMap<string, { indicator: Indicator; lijst: LijstId }>;
}

let gemaakt: Alles | undefined;

async function maak(): Promise<Alles> {
  if (gemaakt) return gemaakt;
  const lijsten = await leesAlle();
  gemaakt = {
    lijsten,
    index: buildZoekindex(indicatorstukken(lijsten)),
    bij: new Map(
      lijsten.flatMap(({ id: lijst, secties }) =>
        secties.flatMap(({ signalen }) =>
          signalen.map((indicator) => [indicator.id, { indicator, lijst }] as const),
        ),
      ),
    ),
  };
  return gemaakt;
}

/** All lists at once: searched, or opened one by one. What is found is answered here. */
export function Zoek() {
  const session = useField();
  const signaal = useSignaal();
  const vraag = useLive(session.zoekvraag, '');
  const [alles, setAlles] = useState(gemaakt);
  useEffect(() => {
    if (!alles) void maak().then(setAlles);
  }, [alles]);

  return (
    <Veld>
      <Kop terug>
        <Titel>{v.zoek.titel}</Titel>
      </Kop>
      <Voortgang stap={2}>{v.zoek.stap}</Voortgang>
      <main class="signalen">
        <Bewaarfout />
        <Zoekveld
          label={v.zoek.label}
          voorbeeld={v.zoek.voorbeeld}
          start={vraag}
          onText={(tekst) => (session.zoekvraag.value = tekst)}
        />
        {alles && signaal && vraag.trim().length > 1 && (
          <Treffers alles={alles} vraag={vraag} eigen={signaal.soort} antwoorden={signaal.antwoorden} />
        )}
        {alles && signaal && vraag.trim().length < 2 && (
          <Lijsten lijsten={alles.lijsten} eigen={signaal.soort} antwoorden={signaal.antwoorden} />
        )}
      </main>
      <Duim>
        <AcuutKnop smal />
        <button class="knop knop--hoofd" type="button" onClick={() => session.router.terug()}>
          {v.zoek.klaar}
        </button>
      </Duim>
    </Veld>
  );
}

interface TreffersProps {
  alles: Alles;
  vraag: string;
  eigen: LijstId;
  antwoorden: Antwoorden;
}

function Treffers({ alles, vraag, eigen, antwoorden }: TreffersProps) {
  const treffers = zoek(alles.index, vraag, (id) => alles.bij.get(id)?.lijst === eigen);
  return (
    <>
      <p class="zoekstand" role="status">
        {treffers.length === 0 ? v.zoek.niets : v.zoek.gevonden(treffers.length)}
      </p>
      {treffers.slice(0, HOOGUIT).map(({ id }) => {
        const { indicator, lijst } = alles.bij.get(id)!;
        return (
          <div key={id}>
            {lijst !== eigen && <p class="vanlijst">{t.soorten[lijst].kort}</p>}
            <Signaalrij indicator={indicator} antwoord={antwoorden[id]} />
          </div>
        );
      })}
    </>
  );
}

interface LijstenProps {
  lijsten: readonly Signalenlijst[];
  eigen: LijstId;
  antwoorden: Antwoorden;
}

/** The list of the location first; a list is drawn only once it is opened. */
function Lijsten({ lijsten, eigen, antwoorden }: LijstenProps) {
  const volgorde = lijsten.toSorted((a, b) => Number(b.id === eigen) - Number(a.id === eigen));
  return (
    <>
      {volgorde.map((lijst) => (
        <Lijst key={lijst.id} lijst={lijst} antwoorden={antwoorden} />
      ))}
    </>
  );
}

function Lijst({ lijst, antwoorden }: { lijst: Signalenlijst; antwoorden: Antwoorden }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const indicatoren = lijst.secties.flatMap(({ signalen }) => signalen);
  const n = indicatoren.filter((een) => antwoorden[een.id]).length;
  return (
    <section class="zoeklijst">
      <h2>
        <button
          class="vel rij"
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon name="clipboard-list" />
          <span>
            <b>{t.soorten[lijst.id].naam}</b>
            <span class="onder">{v.zoek.beantwoord(n, indicatoren.length)}</span>
          </span>
          <span class="eind">
            <Icon name="chevron-down" />
          </span>
        </button>
      </h2>
      <div id={id} hidden={!open}>
        {open &&
          indicatoren
            .filter(({ vervallenPer }) => vervallenPer === undefined)
            .map((indicator) => (
              <Signaalrij key={indicator.id} indicator={indicator} antwoord={antwoorden[indicator.id]} />
            ))}
      </div>
    </section>
  );
}

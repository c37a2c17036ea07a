import { useState } from 'preact/hooks';
import { kaarten, praatkaarten as p } from '#i18n/nl/praatkaarten.ts';
import { type Taalcode, praattalen } from '#i18n/nl/praattalen.ts';
import { STANDAARD_VELD } from '#domain/veldinstellingen.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld } from '../veld.tsx';

/** One neutral question at a time, large enough to be read across a table. */
export function Praatkaarten() {
  const [taal, setTaal] = useState<Taalcode>('nl');
  const [n, setN] = useState(0);
  const kaart = kaarten[n]!;
  const { bevestigdeTalen } = useLive(useField().phone.veld, STANDAARD_VELD);
  const talen = praattalen(bevestigdeTalen);
  const gekozen = talen.find(({ code }) => code === taal);
  return (
    <Veld>
      <Kop terug>
        <Titel>{p.titel}</Titel>
      </Kop>
      <main>
        <fieldset class="veldgroep eerste">
          <legend class="vo">{p.kiesTaal}</legend>
          <div class="pillen">
            {talen.map(({ code, naam, eigenNaam }) => (
              <label key={code} class="pil">
                <input
                  type="radio"
                  name="taal"
                  checked={code === taal}
                  aria-label={naam}
                  onChange={() => setTaal(code)}
                />
                <Icon name="check" /> <span lang={code}>{eigenNaam}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="vel praatkaart" role="status">
          <p class="zin" lang={taal}>
            {kaart.zin[taal]}
          </p>
          {taal !== 'nl' && <p class="zacht">{kaart.zin.nl}</p>}
        </div>
        {gekozen && !gekozen.gecontroleerd && (
          <p class="tebevestigen">
            <Icon name="circle-alert" small /> {p.nietGecontroleerd}
          </p>
        )}
        <p class="klein zacht">
          {p.telling(n + 1, kaarten.length)} · {kaart.onderwerp}. {p.tip} {p.nietsBewaard}
        </p>
        {n > 0 && (
          <button class="knop knop--stil inspring" type="button" onClick={() => setN(n - 1)}>
            <Icon name="arrow-left" small /> {p.vorige}
          </button>
        )}
      </main>
      <Duim>
        <AcuutKnop smal />
        <button class="knop knop--hoofd" type="button" onClick={() => setN((n + 1) % kaarten.length)}>
          {p.volgende} <Icon name="arrow-right" />
        </button>
      </Duim>
    </Veld>
  );
}

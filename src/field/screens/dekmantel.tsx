import '../dekmantel.css';
import { useState } from 'preact/hooks';
import { brandveiligheid as t } from '#i18n/nl/brandveiligheid.ts';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { useHeading } from '../use-heading.ts';
import { Veld } from '../veld.tsx';

/**
 * A plain list for a fire-safety visit, over the locked app. What is filled in lives in this page only and goes with it.
 * It hides a screen and never the purpose of a visit: whoever is spoken to may know why the officer came.
 */
export function Dekmantel({ onOntgrendel }: { onOntgrendel(): void }) {
  const [lijst, setLijst] = useState(0);
  const heading = useHeading(lijst);
  return (
    <Veld class="dekmantel">
      <header class="kop">
        <h1 ref={heading} tabIndex={-1}>
          {t.titel}
        </h1>
        <button class="kop-knop" type="button" aria-label={t.ontgrendel} onClick={onOntgrendel}>
          <Icon name="lock-keyhole" />
        </button>
      </header>
      <Lijst key={lijst} geleegd={lijst > 0} onOpnieuw={() => (scrollTo(0, 0), setLijst(lijst + 1))} />
    </Veld>
  );
}

function Lijst({ geleegd, onOpnieuw }: { geleegd: boolean; onOpnieuw(): void }) {
  const [inOrde, setInOrde] = useState<ReadonlySet<string>>(new Set());
  const [tekst, setTekst] = useState('');
  const van = t.delen.reduce((som, { punten }) => som + punten.length, 0);
  const leeg = inOrde.size === 0 && tekst === '';
  const tik = (punt: string) => {
    const next = new Set(inOrde);
    if (!next.delete(punt)) next.add(punt);
    setInOrde(next);
  };
  return (
    <>
      <main>
        <p>{t.inleiding}</p>
        <p class="klein zacht">{t.bewaartNiets}</p>
        {t.delen.map(({ kop, punten }) => (
          <fieldset key={kop} class="vel">
            <legend>{kop}</legend>
            {punten.map((punt) => (
              <label key={punt}>
                <input type="checkbox" checked={inOrde.has(punt)} onChange={() => tik(punt)} />
                {punt}
              </label>
            ))}
          </fieldset>
        ))}
        <TextControl
          label={t.opmerkingen}
          description={t.opmerkingenUitleg}
          onText={setTekst}
          max={4_000}
          rows={4}
        />
        <p class="dekmantelstand">
          <b role="status">{geleegd && leeg ? t.geleegd : t.stand(inOrde.size, van)}</b>
          <button class="knop" type="button" onClick={onOpnieuw}>
            {t.opnieuw}
          </button>
        </p>
      </main>
      <footer class="duim">
        <p>{t.gevaar}</p>
        <a class="knop knop--acuutlijn" href="tel:112">
          <Icon name="phone" small /> {t.bel}
        </a>
      </footer>
    </>
  );
}

import { useId, useState } from 'preact/hooks';
import {
  type Deur,
  Leeftijd,
  type Opvangadvies,
  type Opvangvraag,
  Uitbuiting,
  Verblijf,
  Wens,
  wijsOpvang,
} from '#domain/opvangwijzer.ts';
import { landelijkePartners } from '#i18n/nl/kennisbank.ts';
import { zijsporen } from '#i18n/nl/meldroute.ts';
import { opvangwijzer as t } from '#i18n/nl/opvangwijzer.ts';
import { t as desk } from '#i18n/nl/desk.ts';
import type { Schermprops } from '../bureau.tsx';
import { Choice } from '../choice.tsx';
import { useDossier } from '../dossierbeeld.ts';
import { Kruimel } from '../kruimel.tsx';
import { Titel } from '../titel.tsx';
import { Vlak } from '../vlak.tsx';
import { Weg } from './weg.tsx';

const ONBEKEND: Opvangvraag = {
  leeftijd: 'onbekend',
  verblijf: 'onbekend',
  uitbuiting: 'onbekend',
  wens: 'onbekend',
  huiselijk: false,
};

/** Who answers behind which door; a number of the region is the gemeente's own. */
const PARTNERS: Partial<Record<Deur, string>> = {
  nidos: 'partner-politie',
  'veilig-thuis': 'partner-veilig-thuis',
  'politie-bedenktijd': 'partner-politie',
  'arbeidsinspectie-bedenktijd': 'partner-arbeidsinspectie',
  'politie-aangifte': 'partner-politie',
  comensha: 'partner-comensha',
};

/** From what is known of one person to the right doors. Nothing of it is kept. */
export function Opvangwijzer({ melding, ...props }: Schermprops & { melding: string }) {
  const [vraag, setVraag] = useState(ONBEKEND);
  const id = useId();
  const beeld = useDossier(props.desk, melding);
  if (!beeld) return <Weg {...props} />;
  const zet = <K extends keyof Opvangvraag>(veld: K, waarde: Opvangvraag[K]) =>
    setVraag((nu) => ({ ...nu, [veld]: waarde }));

  return (
    <main id="inhoud">
      <Kruimel
        naar={desk.verrijken.terug(beeld.kenmerk)}
        onTerug={() => props.terug({ scherm: 'dossier', melding })}
      />
      <div class="titelrij">
        <div>
          <Titel tekst={t.titel} />
          <p>{t.inleiding}</p>
        </div>
      </div>
      <div class="opvangwijzer">
        <section class="vel blok" aria-labelledby={`${id}-v`}>
          <h2 id={`${id}-v`}>{t.vragen}</h2>
          <Vraag veld="leeftijd" opties={Leeftijd.options} vraag={vraag} onKies={zet} />
          <Vraag veld="verblijf" opties={Verblijf.options} vraag={vraag} onKies={zet} />
          <Vraag veld="uitbuiting" opties={Uitbuiting.options} vraag={vraag} onKies={zet} />
          <Vraag veld="wens" opties={Wens.options} vraag={vraag} onKies={zet} />
          <label class="vink">
            <input
              type="checkbox"
              checked={vraag.huiselijk}
              onChange={(event) => zet('huiselijk', event.currentTarget.checked)}
            />
            {t.huiselijk}
          </label>
        </section>
        <section aria-labelledby={`${id}-d`}>
          <h2 id={`${id}-d`}>{t.deuren}</h2>
          <ol class="vel deuren" aria-live="polite">
            {wijsOpvang(vraag).map((advies) => (
              <Deurregel key={advies.deur} advies={advies} />
            ))}
          </ol>
          <Vlak soort="rustig" icon="info" kop={t.advies}>
            <p>
              {t.adviesUit} <b>{t.gevaar}</b>
            </p>
          </Vlak>
        </section>
      </div>
    </main>
  );
}

type Keuzeveld = Exclude<keyof Opvangvraag, 'huiselijk'>;

function Vraag<V extends Keuzeveld>({
  veld,
  opties,
  vraag,
  onKies,
}: {
  veld: V;
  opties: readonly Opvangvraag[V][];
  vraag: Opvangvraag;
  onKies(veld: V, waarde: Opvangvraag[V]): void;
}) {
  const { label, opties: namen } = t[veld];
  return (
    <Choice
      label={label}
      options={opties.map((value) => ({ value, label: (namen as Record<string, string>)[value]! }))}
      value={vraag[veld]}
      onChoose={(value) => onKies(veld, value as Opvangvraag[V])}
    />
  );
}

function Deurregel({ advies: { deur, spoor, bron } }: { advies: Opvangadvies }) {
  const { naam, uitleg } = t.deur[deur];
  const partner = landelijkePartners.find(({ id }) => id === PARTNERS[deur]);
  return (
    <li>
      <h3>{naam}</h3>
      <p>{uitleg}</p>
      {partner?.bel && partner.nummer && (
        <a class="knop knop--stil" href={`tel:${partner.bel}`}>
          {t.bel(partner.naam, partner.nummer)}
        </a>
      )}
      <p class="zacht klein">
        {t.opSpoor(zijsporen[spoor].vol)} · {bron}
      </p>
    </li>
  );
}

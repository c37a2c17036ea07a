import type { Indicator, LijstId } from '#domain/signalenlijst.ts';
import { t } from '#i18n/nl/field.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { useGevonden } from '../gevonden.ts';
import { useSecties } from '../lijsten.ts';
import { Kennispagina } from './kennisbank.tsx';

/** All signals of one list with what they mean and what they can be as well: to read, not to answer. */
export function Uitgelegd({ soort, item }: { soort: LijstId; item?: string | undefined }) {
  const secties = useSecties(soort, undefined);
  return (
    <Kennispagina titel={t.soorten[soort].naam}>
      <p class="uitleg ruim-onder">{v.kennis.geenToets}</p>
      {secties?.map(({ titel, signalen }) => (
        <section key={titel} class="groep">
          <h2>{titel}</h2>
          {signalen.map((indicator) => (
            <Uitleg key={indicator.id} indicator={indicator} hier={indicator.id === item} />
          ))}
        </section>
      ))}
    </Kennispagina>
  );
}

function Uitleg({ indicator, hier }: { indicator: Indicator; hier: boolean }) {
  const heading = useGevonden(hier);
  const { tekst, hulp, kanOok, acuut, acuutAls, bij } = indicator;
  return (
    <article class="uitgelegd">
      {acuut === 'ja' && (
        <span class="etiket etiket--acuutzacht">
          <Icon name="siren" /> {t.checklist.acuutSignaal}
        </span>
      )}
      <h3 ref={heading} tabIndex={-1}>
        {tekst}
      </h3>
      {hulp && <p>{hulp}</p>}
      {acuutAls && <p>{t.checklist.acuutAls(acuutAls)}</p>}
      {kanOok && (
        <p>
          <b>{t.checklist.kanOok}</b> {kanOok}
        </p>
      )}
      {bij && <p class="klein zacht">{bij.map((een) => t.prostitutiesoorten[een].naam).join(', ')}</p>}
    </article>
  );
}

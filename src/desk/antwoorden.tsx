import { useId, useState } from 'preact/hooks';
import type { Antwoord, Antwoordwaarde, Signaal } from '#domain/signaal.ts';
import { LIJST_VERSIE } from '#domain/signalenlijst.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import { type Uitleg, useUitleg } from './duiding.ts';

const ICONS: Record<Antwoordwaarde, IconName> = {
  gezien: 'eye',
  gehoord: 'ear',
  'niet-aangetroffen': 'eye-off',
};
const ORDER: readonly Antwoordwaarde[] = ['gezien', 'gehoord', 'niet-aangetroffen'];
/** As many as can be overseen; the rest is one press away. */
const EERST = 6;

/** The checklist as answered: seen, heard, looked for and not found. What nobody looked at is not here. */
export function Antwoorden({ signaal }: { signaal: Signaal }) {
  const uitleg = useUitleg();
  const [alles, setAlles] = useState(false);
  const id = useId();
  const antwoorden = Object.entries(signaal.antwoorden).sort(
    ([, a], [, b]) => ORDER.indexOf(a.waarde) - ORDER.indexOf(b.waarde),
  );
  const tel = (waarde: Antwoordwaarde) =>
    antwoorden.filter(([, antwoord]) => antwoord.waarde === waarde).length;
  const positief = antwoorden.length - tel('niet-aangetroffen');
  const eerst = Math.max(1, Math.min(EERST, positief || EERST));
  const getoond = alles ? antwoorden : antwoorden.slice(0, eerst);

  return (
    <section class="vel blok" aria-labelledby={id}>
      <h2 id={id}>
        {t.dossier.checklist}{' '}
        {antwoorden.length > 0 && (
          <small>{t.dossier.geteld(tel('gezien'), tel('gehoord'), tel('niet-aangetroffen'))}</small>
        )}
      </h2>
      {antwoorden.length === 0 && <p class="zacht">{t.dossier.leegChecklist}</p>}
      <ul class="uitkomsten">
        {getoond.map(([id, antwoord]) => (
          <Antwoordregel key={id} id={id} antwoord={antwoord} uitleg={uitleg?.get(id)} />
        ))}
      </ul>
      {antwoorden.length > 0 && <p class="uitleg onder">{t.dossier.nietGekeken}</p>}
      {antwoorden.length > eerst && (
        <button class="meer" type="button" aria-expanded={alles} onClick={() => setAlles(!alles)}>
          {alles ? t.dossier.minder : t.dossier.alleAntwoorden(antwoorden.length)}
          <Icon name="chevron-down" small />
        </button>
      )}
    </section>
  );
}

function Antwoordregel({
  id,
  antwoord,
  uitleg,
}: {
  id: string;
  antwoord: Antwoord;
  uitleg: Uitleg | undefined;
}) {
  const niet = antwoord.waarde === 'niet-aangetroffen';
  return (
    <li class={niet ? 'is-niet' : undefined}>
      <span class="hoe">
        <Icon name={ICONS[antwoord.waarde]} /> {t.dossier.antwoord[antwoord.waarde]}
      </span>
      <span>
        {uitleg?.tekst ?? id}
        {antwoord.lijstVersie !== LIJST_VERSIE && (
          <small class="zacht"> {t.dossier.oudeLijst(antwoord.lijstVersie)}</small>
        )}
      </span>
      {antwoord.notitie && <p class="klein brontekst">{aangehaald(antwoord.notitie)}</p>}
      {!niet && uitleg?.sterkte && (
        <p class="klein duiding">
          <b>{t.dossier.sterkte[uitleg.sterkte] ?? uitleg.sterkte}</b>
          {uitleg.sterkteBron && <> · {t.dossier.bron(uitleg.sterkteBron)}</>}
          {uitleg.kanOok && <> · {t.dossier.kanOok(uitleg.kanOok)}</>}
        </p>
      )}
    </li>
  );
}

/** The melder's own words in quotes, once. */
const aangehaald = (tekst: string): string => (tekst.startsWith('‘') ? tekst : `‘${tekst}’`);

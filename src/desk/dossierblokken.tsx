import type { Zijspoor } from '#domain/routegebeurtenis.ts';
import { BRONNEN, openBronnen } from '#domain/verrijking.ts';
import { Icon } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import { zijsporen, zijspoorstanden } from '#i18n/nl/meldroute.ts';
import { t as bij } from '#i18n/nl/dossieraanvulling.ts';
import { opvangwijzer } from '#i18n/nl/opvangwijzer.ts';
import type { Schermprops } from './bureau.tsx';
import { type Dossierbeeld, spoorSinds } from './dossierbeeld.ts';
import { dag, dagEnTijd } from './tijd.ts';

/** What the sources said, one line each. */
export function Verrijkt({ beeld, ga }: { beeld: Dossierbeeld; ga: Schermprops['ga'] }) {
  const d = t.dossier;
  const vast = BRONNEN.filter((blad) => blad.vast).length;
  const { verrijkingen } = beeld.inhoud;
  const open = openBronnen(verrijkingen).length;
  if (verrijkingen.length === 0 && !beeld.kanVerrijken) return null;
  return (
    <section class="vel blok" aria-labelledby="verrijkt">
      <h2 id="verrijkt">
        {d.verrijkt} <small>{d.bronnenBekeken(vast - open, vast)}</small>
      </h2>
      {verrijkingen.length === 0 && <p class="zacht">{d.nogNietVerrijkt}</p>}
      <ul class="uitkomsten">
        {verrijkingen.map((verrijking) => (
          <li key={verrijking.regelId}>
            <span class="hoe">
              <Icon name={verrijking.resultaat === 'gevonden' ? 'search-check' : 'minus'} />{' '}
              {verrijking.bronnaam ?? BRONNEN.find(({ bron }) => bron === verrijking.bron)?.naam}
            </span>
            <span>
              {verrijking.regel || (verrijking.resultaat === 'niet-nodig' ? d.nietNodig : d.nietsGevonden)}
            </span>
          </li>
        ))}
      </ul>
      {beeld.kanVerrijken && (
        <button
          class="meer"
          type="button"
          onClick={() => ga({ scherm: 'verrijken', melding: beeld.melding })}
        >
          {d.naarVerrijken} <Icon name="chevron-right" small />
        </button>
      )}
    </section>
  );
}

/** What the melder was told, and whether it reached the phone. */
export function Teruggekoppeld({ beeld, ga }: { beeld: Dossierbeeld; ga: Schermprops['ga'] }) {
  const d = t.dossier;
  const { terugkoppelingen } = beeld.inhoud;
  if (terugkoppelingen.length === 0 && beeld.gesloten) return null;
  return (
    <section class="vel blok" aria-labelledby="teruggekoppeld">
      <h2 id="teruggekoppeld">{d.terugkoppelingen}</h2>
      {terugkoppelingen.length === 0 && <p class="zacht">{d.nogNietTeruggekoppeld}</p>}
      <ul class="brieven">
        {terugkoppelingen.map((brief) => (
          <li key={brief.regelId}>
            <p class="zacht klein">
              {dagEnTijd(brief.op)} · {brief.door.naam} · {d.bezorging[brief.bezorging]}
            </p>
            <p class="brontekst">{brief.tekst}</p>
            {brief.leerzin && <p class="brontekst">{brief.leerzin}</p>}
            {brief.nuttig !== undefined && <p class="klein">{brief.nuttig ? bij.nuttig : bij.nietNuttig}</p>}
          </li>
        ))}
      </ul>
      {!beeld.gesloten && (
        <button
          class="meer"
          type="button"
          onClick={() => ga({ scherm: 'terugkoppeling', melding: beeld.melding })}
        >
          {d.tussendoor} <Icon name="chevron-right" small />
        </button>
      )}
    </section>
  );
}

/** How each side track stands; what does not apply is not shown. */
export function Zijsporen({ beeld, ga }: { beeld: Dossierbeeld; ga: Schermprops['ga'] }) {
  const getoond = (
    Object.entries(beeld.inhoud.stand.zijsporen) as [Zijspoor, keyof typeof zijspoorstanden][]
  ).filter(([, stand]) => stand !== 'niet-van-toepassing');
  if (getoond.length === 0) return null;
  return (
    <section class="vel blok" aria-labelledby="zijsporen">
      <h2 id="zijsporen">{t.dossier.zijsporen}</h2>
      <dl class="sporen">
        {getoond.map(([spoor, stand]) => {
          const sinds = spoorSinds(beeld, spoor);
          return (
            <div key={spoor}>
              <dt>{zijsporen[spoor].vol}</dt>
              <dd>
                <Icon
                  name={stand === 'bevestigd' ? 'circle-check' : stand === 'uitgezet' ? 'clock' : 'minus'}
                  small
                />
                {zijspoorstanden[stand]}
                {sinds && <small> {dag(sinds)}</small>}
              </dd>
            </div>
          );
        })}
      </dl>
      {!beeld.gesloten && (
        <button
          class="meer"
          type="button"
          onClick={() => ga({ scherm: 'opvangwijzer', melding: beeld.melding })}
        >
          {opvangwijzer.naar} <Icon name="chevron-right" small />
        </button>
      )}
    </section>
  );
}

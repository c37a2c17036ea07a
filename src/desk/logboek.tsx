import type { Logregelinhoud } from '#domain/logregel.ts';
import { BRONNEN } from '#domain/verrijking.ts';
import { Icon } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import { nietredenen } from '#i18n/nl/nietredenen.ts';
import { gebeurtenissen, zijsporen, zijspoorstanden } from '#i18n/nl/meldroute.ts';
import type { Logstuk } from '#domain/melding.ts';
import { kort } from './tijd.ts';

const resultaat = {
  gevonden: t.verrijken.gevonden,
  niets: t.verrijken.nietsGevonden,
  'niet-nodig': t.verrijken.nietNodig,
} as const;
const klein = (zin: string) => zin.charAt(0).toLowerCase() + zin.slice(1);

/** Takes who did it and what was recorded; gives it as one sentence. */
function zinVoor(wie: string, inhoud: Logregelinhoud): string {
  const d = t.dossier;
  switch (inhoud.soort) {
    case 'geopend':
      return d.logRoute(wie, gebeurtenissen['in-behandeling-nemen'].log);
    case 'opgenomen':
      return d.logOpgenomen(wie, d.kanaal[inhoud.kanaal]);
    case 'route':
      return d.logRoute(wie, gebeurtenissen[inhoud.gebeurtenis.type].log);
    case 'verrijking': {
      const bron = inhoud.bronnaam ?? BRONNEN.find((blad) => blad.bron === inhoud.bron)?.naam ?? inhoud.bron;
      return d.logVerrijking(wie, bron, klein(resultaat[inhoud.resultaat]));
    }
    case 'zijspoor':
      return d.logZijspoor(wie, zijsporen[inhoud.spoor].vol, klein(zijspoorstanden[inhoud.stand]));
    case 'notitie':
      return d.logNotitie(wie);
    case 'vorm':
      return d.logVorm(wie);
    case 'terugkoppeling':
      return d.logRoute(wie, gebeurtenissen['terugkoppeling-melder'].log);
    case 'bezorgd':
      return inhoud.stand === 'geplaatst' ? d.logBezorgd : d.logPostvakWeg;
    case 'samenhang':
      return inhoud.hoort ? d.logHoortBij(wie) : d.logHoortNietBij(wie);
    case 'overname':
      return d.logOvername(inhoud.naam);
    case 'aanvulling':
      return d.logAanvulling(wie);
    case 'blijft-gesloten':
      return d.logBlijftGesloten(wie);
    case 'reactie':
      return d.logReactie(inhoud.nuttig);
    case 'termijn':
      return gebeurtenissen[inhoud.gebeurtenis.type].log;
  }
}

/** What else the entry says, in its own words. */
function toelichting(inhoud: Logregelinhoud): string | undefined {
  if (inhoud.soort === 'notitie') return inhoud.tekst;
  if (inhoud.soort === 'vorm' || inhoud.soort === 'zijspoor') return inhoud.toelichting;
  if (inhoud.soort === 'verrijking') return inhoud.grondslag;
  if (inhoud.soort === 'opgenomen') return inhoud.melder;
  if (inhoud.soort === 'blijft-gesloten') return inhoud.reden;
  if (inhoud.soort !== 'route') return undefined;
  const { gebeurtenis } = inhoud;
  const delen = [
    'reden' in gebeurtenis && gebeurtenis.reden,
    'motivering' in gebeurtenis && gebeurtenis.motivering,
    'advies' in gebeurtenis && gebeurtenis.advies,
    'vraag' in gebeurtenis && gebeurtenis.vraag,
    'magVerteld' in gebeurtenis && gebeurtenis.magVerteld,
    'verstrekking' in gebeurtenis &&
      `${gebeurtenis.verstrekking.ontvanger}: ${gebeurtenis.verstrekking.verstrekt} (${gebeurtenis.verstrekking.grondslag})`,
  ];
  return delen.filter((deel) => typeof deel === 'string' && deel.trim()).join(' · ') || undefined;
}

/** Everything that happened, the newest first. What could not be applied stays, with the reason. */
export function Logboek({ log }: { log: readonly Logstuk[] }) {
  return (
    <section class="vel blok" aria-labelledby="logboek">
      <h2 id="logboek">{t.dossier.logboek}</h2>
      <ol class="logboek" reversed>
        {[...log].reverse().map(({ regelId, regel, opgenomenOp, toegepast, reden }) => {
          const uitleg = regel && toelichting(regel.inhoud);
          const op = regel?.op ?? opgenomenOp;
          return (
            <li key={regelId} class={toegepast ? undefined : 'is-niet'}>
              <time dateTime={op}>{kort(op)}</time>
              <div>
                {regel ? zinVoor(regel.door.naam, regel.inhoud) : t.dossier.logOnleesbaar}
                {uitleg && <small class="brontekst">{uitleg}</small>}
                {!toegepast && (
                  <small class="niet-toegepast">
                    <Icon name="ban" small /> {t.dossier.nietToegepast}
                    {reden && `: ${nietredenen[reden]}`}
                  </small>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

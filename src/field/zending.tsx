import type { Leesbericht, Verzendregel, Verzendstand } from '#device/phone.ts';
import { a } from '#i18n/nl/aanvulling.ts';
import { t } from '#i18n/nl/field.ts';
import { Wanneer } from '#i18n/nl/moment.ts';
import { refusals } from '#i18n/nl/refusals.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useLive } from '#ui/use-live.ts';
import { Fotostand } from './fotostand.tsx';
import { useAanvulling } from './use-aanvulling.ts';
import { useField } from './use-field.ts';

const ETIKET: Record<Verzendstand, { soort: string; icoon: IconName }> = {
  wacht: { soort: 'petrol', icoon: 'lock-keyhole' },
  onderweg: { soort: 'petrol', icoon: 'lock-keyhole' },
  verstuurd: { soort: 'petrol', icoon: 'send' },
  geopend: { soort: 'klaar', icoon: 'mail-open' },
  terugkoppeling: { soort: 'hier', icoon: 'message-square-text' },
  'niet-verstuurd': { soort: 'letop', icoon: 'circle-alert' },
  ingetrokken: { soort: 'rustig', icoon: 'ban' },
};
const STAP: Partial<Record<Verzendstand, 1 | 2 | 3 | 4>> = {
  wacht: 1,
  onderweg: 1,
  verstuurd: 2,
  geopend: 3,
  terugkoppeling: 4,
};

/** Still only on this phone, as far as it knows. */
export const isHier = ({ stand }: Verzendregel): boolean => STAP[stand] === 1 || stand === 'niet-verstuurd';

interface Props {
  regel: Verzendregel;
  bericht: Leesbericht | undefined;
  /** what was added to it, oldest first */
  bij: readonly Verzendregel[];
}

/** One sealed signaal: how far it is, what was added to it, and what may still be done. */
export function Zending({ regel, bericht, bij }: Props) {
  const { phone, router } = useField();
  const { begonnen, vulAan } = useAanvulling(regel);
  const stap = STAP[regel.stand];
  const [, doe] = useBusy();
  return (
    <div class={bericht ? 'vel zending zending--bericht' : 'vel zending'}>
      <Kop regel={regel} />
      <Toelichting regel={regel} als={regel.aanvulling && a.aanvullingOp(regel.aanvulling.kenmerk)} />
      {regel.bijlagen && <Fotostand bijlagen={regel.bijlagen} />}
      {stap && <Strook stap={stap} />}
      {bij.length > 0 && (
        <ul class="bijgekomen">
          {bij.map((een) => (
            <li key={een.envId}>
              <Bijgekomen regel={een} />
            </li>
          ))}
        </ul>
      )}
      {bericht && (
        <button
          class="lees"
          type="button"
          onClick={() => router.ga({ scherm: 'terugkoppeling', envId: regel.envId })}
        >
          {bericht.soort === 'terugkoppeling' ? v.mijnSignalen.leesTerugkoppeling : v.mijnSignalen.lees}{' '}
          <Icon name="arrow-right" small />
        </button>
      )}
      <div class="zending-daden">
        {regel.stand === 'niet-verstuurd' && (
          <button class="knop" type="button" onClick={() => void phone.sync.opnieuw(regel.envId)}>
            <Icon name="refresh-cw" small /> {v.mijnSignalen.opnieuw}
          </button>
        )}
        {regel.stand !== 'ingetrokken' && (
          <button
            class="knop knop--stil"
            type="button"
            aria-label={(begonnen ? a.gaVerderVan : a.vulAanVan)(regel.kenmerk)}
            onClick={() => doe(vulAan)}
          >
            <Icon name={begonnen ? 'pencil-line' : 'plus'} small /> {begonnen ? a.gaVerder : a.vulAan}
          </button>
        )}
        <TrekIn regel={regel} />
      </div>
    </div>
  );
}

/** What was added: its own name and state, and nothing of its content. */
function Bijgekomen({ regel }: { regel: Verzendregel }) {
  const { phone } = useField();
  return (
    <>
      <Kop regel={regel} />
      <Toelichting regel={regel} als={regel.aanvulling?.antwoordOp ? a.antwoord : a.titel} />
      {regel.bijlagen && <Fotostand bijlagen={regel.bijlagen} />}
      {(regel.stand === 'niet-verstuurd' || regel.intrekken === 'kan') && (
        <div class="zending-daden">
          {regel.stand === 'niet-verstuurd' && (
            <button class="knop" type="button" onClick={() => void phone.sync.opnieuw(regel.envId)}>
              <Icon name="refresh-cw" small /> {v.mijnSignalen.opnieuw}
            </button>
          )}
          <TrekIn regel={regel} />
        </div>
      )}
    </>
  );
}

function TrekIn({ regel }: { regel: Verzendregel }) {
  const { router } = useField();
  if (regel.intrekken !== 'kan') return null;
  return (
    <button
      class="knop knop--stil"
      type="button"
      aria-label={a.trekInVan(regel.kenmerk)}
      onClick={() => router.ga({ scherm: 'intrekken', envId: regel.envId })}
    >
      {a.trekIn}
    </button>
  );
}

function Kop({ regel }: { regel: Verzendregel }) {
  const { soort, icoon } = ETIKET[regel.stand];
  return (
    <div class="zending-kop">
      <b class="kenmerk">{regel.kenmerk}</b>
      <span class="etiketten">
        {regel.oefening && <span class="etiket etiket--leeg">{t.oefening}</span>}
        {regel.spoed && (
          <span class="etiket etiket--acuutzacht">
            <Icon name="siren" /> {v.mijnSignalen.spoed}
          </span>
        )}
        <span class={`etiket etiket--${soort}`}>
          <Icon name={icoon} /> {v.mijnSignalen.etiketten[regel.stand]}
        </span>
      </span>
    </div>
  );
}

function Toelichting({ regel, als }: { regel: Verzendregel; als: string | undefined }) {
  const { phone, now } = useField();
  const gemeente = useLive(phone.gemeente, undefined);
  if (regel.stand === 'niet-verstuurd' && regel.intrekken !== 'gevraagd') {
    return <p class="klein">{waarom(regel)}</p>;
  }
  const delen = [als, Wanneer(regel.verzegeldOp, now()), hoever(regel, gemeente)];
  return (
    <>
      <p class="klein zacht">{delen.filter(Boolean).join(' · ')}</p>
      {regel.intrekken === 'te-laat' && <p class="klein zacht">{a.teLaat}.</p>}
    </>
  );
}

function waarom({ pogingen, reden }: Verzendregel): string {
  const zinnen: Record<string, string> = refusals.aflevering;
  return (reden !== undefined && zinnen[reden]) || v.mijnSignalen.mislukt(pogingen);
}

function hoever(regel: Verzendregel, gemeente: string | undefined): string {
  const zeg = v.mijnSignalen.toelichting;
  if (regel.intrekken === 'gevraagd') return zeg.intrekGevraagd;
  if (regel.stand === 'terugkoppeling') return regel.nieuwBericht ? zeg.nieuwBericht : zeg.gelezen;
  const waar = stand(regel.stand, gemeente);
  return regel.nieuwBericht ? `${waar} · ${zeg.nieuwBericht}` : waar;
}

function stand(waar: Exclude<Verzendstand, 'terugkoppeling'>, gemeente: string | undefined): string {
  const zeg = v.mijnSignalen.toelichting;
  switch (waar) {
    case 'wacht':
    case 'niet-verstuurd':
      return zeg.wacht;
    case 'onderweg':
      return zeg.onderweg;
    case 'verstuurd':
      return zeg.verstuurd(gemeente);
    case 'geopend':
      return zeg.geopend;
    case 'ingetrokken':
      return zeg.ingetrokken;
  }
}

function Strook({ stap }: { stap: 1 | 2 | 3 | 4 }) {
  return (
    <ol class="strook vier" aria-label={v.mijnSignalen.stappen[stap]}>
      {[1, 2, 3, 4].map((n) => (
        <li key={n} class={n < stap ? 'is-geweest' : n === stap ? 'is-hier' : undefined}>
          <b>{n === stap && n}</b>
        </li>
      ))}
    </ol>
  );
}

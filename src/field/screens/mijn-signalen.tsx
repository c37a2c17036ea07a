import type { Leesbericht, Verzendregel, Verzendstand } from '#device/phone.ts';
import { t } from '#i18n/nl/field.ts';
import { Wanneer } from '#i18n/nl/moment.ts';
import { refusals } from '#i18n/nl/refusals.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { Fotostand } from '../fotostand.tsx';
import { Bereik } from '../bereik.tsx';
import { conceptUitleg } from '../concept-uitleg.ts';
import { Ontgrendel } from '../ontgrendel.tsx';
import { Rij } from '../rij.tsx';
import { useField } from '../use-field.ts';
import { Kop, Tabs, Titel, Veld } from '../veld.tsx';

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

/** Everything you sealed: the kenmerk, and how far it is. */
export function MijnSignalen() {
  const { phone } = useField();
  const verzonden = useLive(phone.verzonden, undefined);
  const berichten = useLive(phone.berichten.live, []);
  const concepten = useLive(phone.concepten.live, []);
  const open = useLive(phone.kluis.stand, undefined) === 'open';
  const opslag = useLive(phone.opslag, { blijvend: undefined });
  const leeg = verzonden?.length === 0;
  return (
    <Veld>
      <Kop>
        <p class="kop-naam">
          <span>{v.mijnSignalen.titel}</span>
        </p>
      </Kop>
      <Bereik />
      <main>
        <Titel class="vo">{v.mijnSignalen.titel}</Titel>
        {open ? <Concepten /> : <Ontgrendel />}
        {leeg && concepten.length === 0 && (
          <div class="vel leeg">
            <LeegSpoor />
            <h2>{v.mijnSignalen.leeg}</h2>
            <p>{v.mijnSignalen.leegUitleg}</p>
          </div>
        )}
        {!leeg && <p class="uitleg ruim-onder">{v.mijnSignalen.uitleg}</p>}
        <ul class="lijstje">
          {verzonden?.map((regel) => (
            <li key={regel.envId}>
              <Zending regel={regel} bericht={berichten.find(({ envId }) => envId === regel.envId)} />
            </li>
          ))}
        </ul>
        {opslag.blijvend === false && !leeg && <p class="klein zacht onderaan">{v.toestel.nietBlijvend}</p>}
        {verzonden?.some(({ kopieOpToestel, stand }) => kopieOpToestel && STAP[stand] !== 1) && (
          <p class="klein zacht onderaan">{v.mijnSignalen.kopie}</p>
        )}
      </main>
      <Tabs hier="mijn-signalen" />
    </Veld>
  );
}

function Concepten() {
  const session = useField();
  const concepten = useLive(session.phone.concepten.live, []);
  if (concepten.length === 0) return null;
  return (
    <ul class="vel rijen ruim-onder" aria-label={v.mijnSignalen.concepten}>
      {concepten.map(({ id, signaal }) => (
        <Rij
          key={id}
          icoon="file-pen-line"
          naam={signaal?.oefening ? t.start.oefenconcept : t.start.concept}
          uitleg={signaal ? conceptUitleg(signaal, session.now()) : t.start.conceptenUitleg}
          onKies={() =>
            void session.open(id).then((reden) => {
              if (reden) session.toast.value = { tekst: refusals.concept[reden] };
            })
          }
        />
      ))}
    </ul>
  );
}

function LeegSpoor() {
  return (
    <svg class="tekening" viewBox="0 0 160 56" aria-hidden="true" fill="none">
      <path d="M0 28H160" stroke="var(--spoor-toekomst)" stroke-width="6" />
      <circle cx="80" cy="28" r="17" fill="var(--vel)" stroke="var(--spoor-kleur)" stroke-width="6" />
    </svg>
  );
}

function Zending({ regel, bericht }: { regel: Verzendregel; bericht: Leesbericht | undefined }) {
  const { phone, router, now } = useField();
  const gemeente = useLive(phone.gemeente, undefined);
  const { soort, icoon } = ETIKET[regel.stand];
  const stap = STAP[regel.stand];
  const kop = (
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

  if (regel.stand === 'niet-verstuurd') {
    return (
      <div class="vel zending">
        {kop}
        <p class="klein">{waarom(regel)}</p>
        <button class="knop" type="button" onClick={() => void phone.sync.opnieuw(regel.envId)}>
          <Icon name="refresh-cw" small /> {v.mijnSignalen.opnieuw}
        </button>
      </div>
    );
  }
  const inhoud = (
    <>
      {kop}
      <p class="klein zacht">
        {Wanneer(regel.verzegeldOp, now())} · {toelichting(regel, gemeente)}
      </p>
      {regel.bijlagen && <Fotostand bijlagen={regel.bijlagen} />}
      {stap && <Strook stap={stap} />}
    </>
  );
  if (!bericht) return <div class="vel zending">{inhoud}</div>;
  return (
    <button
      class="vel zending"
      type="button"
      onClick={() => router.ga({ scherm: 'terugkoppeling', envId: regel.envId })}
    >
      {inhoud}
      <p class="lees">
        {bericht.soort === 'terugkoppeling' ? v.mijnSignalen.leesTerugkoppeling : v.mijnSignalen.lees}{' '}
        <Icon name="arrow-right" small />
      </p>
    </button>
  );
}

function waarom({ pogingen, reden }: Verzendregel): string {
  const zinnen: Record<string, string> = refusals.aflevering;
  return (reden !== undefined && zinnen[reden]) || v.mijnSignalen.mislukt(pogingen);
}

function toelichting(regel: Verzendregel, gemeente: string | undefined): string {
  if (regel.stand === 'terugkoppeling' && regel.nieuwBericht) return v.mijnSignalen.toelichting.nieuwBericht;
  const waar = hoever(regel.stand, gemeente);
  return regel.nieuwBericht ? `${waar} · ${v.mijnSignalen.toelichting.nieuwBericht}` : waar;
}

function hoever(stand: Verzendstand, gemeente: string | undefined): string {
  const zeg = v.mijnSignalen.toelichting;
  switch (stand) {
    case 'wacht':
    case 'niet-verstuurd':
      return zeg.wacht;
    case 'onderweg':
      return zeg.onderweg;
    case 'verstuurd':
      return zeg.verstuurd(gemeente);
    case 'geopend':
      return zeg.geopend;
    case 'terugkoppeling':
      return zeg.gelezen;
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

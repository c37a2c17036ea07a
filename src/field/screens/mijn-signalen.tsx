import type { Verzendregel } from '#device/phone.ts';
import { a } from '#i18n/nl/aanvulling.ts';
import { t } from '#i18n/nl/field.ts';
import { refusals } from '#i18n/nl/refusals.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { Bereik } from '../bereik.tsx';
import { conceptUitleg } from '../concept-uitleg.ts';
import { Melding } from '../melding.tsx';
import { Ontgrendel } from '../ontgrendel.tsx';
import { Rij } from '../rij.tsx';
import { useField } from '../use-field.ts';
import { Kop, Tabs, Titel, Veld } from '../veld.tsx';
import { Zending, isHier } from '../zending.tsx';

/** Everything you sealed: the kenmerk, and how far it is. */
export function MijnSignalen() {
  const { phone, router } = useField();
  const verzonden = useLive(phone.verzonden, undefined);
  const berichten = useLive(phone.berichten.live, []);
  const concepten = useLive(phone.concepten.live, []);
  const open = useLive(phone.kluis.stand, undefined) === 'open';
  const opslag = useLive(phone.opslag, { blijvend: undefined });
  const leeg = verzonden?.length === 0;
  const hier = new Set(verzonden?.map(({ envId }) => envId));
  // what was added stands with its first, for as long as that is in the list
  const bijgekomen = verzonden?.filter(({ aanvulling }) => aanvulling && hier.has(aanvulling.op)) ?? [];
  const alleen = verzonden?.filter((regel) => !bijgekomen.includes(regel)) ?? [];
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
        <Wachtend verzonden={verzonden ?? []} />
        <ul class="lijstje">
          {alleen.map((regel) => (
            <li key={regel.envId}>
              <Zending
                regel={regel}
                bericht={berichten.find(({ envId }) => envId === regel.envId)}
                bij={bijgekomen.filter(({ aanvulling }) => aanvulling?.op === regel.envId).reverse()}
              />
            </li>
          ))}
        </ul>
        {verzonden?.some(({ stand }) => stand === 'wacht' || stand === 'niet-verstuurd') && (
          <button
            class="knop knop--stil inspring"
            type="button"
            onClick={() => router.ga({ scherm: 'redding' })}
          >
            <Icon name="download" small /> {v.mijnSignalen.geefAf}
          </button>
        )}
        {opslag.blijvend === false && !leeg && <p class="klein zacht onderaan">{v.toestel.nietBlijvend}</p>}
        {verzonden?.some((regel) => regel.kopieOpToestel && !isHier(regel)) && (
          <p class="klein zacht onderaan">{v.mijnSignalen.kopie}</p>
        )}
      </main>
      <Tabs hier="mijn-signalen" />
    </Veld>
  );
}

/** What nobody saw yet; and danger that waits is phoned. */
function Wachtend({ verzonden }: { verzonden: readonly Verzendregel[] }) {
  const wachtend = verzonden.filter(isHier).length;
  const acuut = verzonden.some(
    ({ spoed, stand }) => spoed && stand !== 'geopend' && stand !== 'terugkoppeling',
  );
  if (wachtend === 0 && !acuut) return null;
  return (
    <div class="ruim-onder meldingen">
      {acuut && <Melding soort="acuut" icoon="siren" kop={a.acuut} zin={a.acuutZin} />}
      {wachtend > 0 && (
        <Melding icoon="lock-keyhole" kop={a.wachten(wachtend)} zin={a.nogNiemand(wachtend)} />
      )}
    </div>
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

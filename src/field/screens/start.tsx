import type { ComponentChildren } from 'preact';
import { t } from '#i18n/nl/field.ts';
import { datum } from '#i18n/nl/moment.ts';
import { refusals } from '#i18n/nl/refusals.ts';
import { later } from '#ui/later.tsx';
import { useLive } from '#ui/use-live.ts';
import { Bereik, RUST } from '../bereik.tsx';
import { conceptUitleg } from '../concept-uitleg.ts';
import { Melding } from '../melding.tsx';
import { Ontgrendel } from '../ontgrendel.tsx';
import { platform } from '../platform.ts';
import { Rij } from '../rij.tsx';
import { useField, useSignaal } from '../use-field.ts';
import { AcuutKnop, Kop, Merk, Tabs, Titel, Veld } from '../veld.tsx';

const Tabkaart = later(async () => (await import('./tab.tsx')).Tabkaart);

/** Where everything begins. Locked, it still takes a new signaal and shows nothing of the others. */
export function Start({ onUpdate }: { onUpdate?: (() => void) | undefined }) {
  const session = useField();
  const { phone } = session;
  const stand = useLive(phone.kluis.stand, undefined);
  const verzonden = useLive(phone.verzonden, []);
  const rijen = useRijen();
  const concept = useLive(session.concept, undefined);
  const { waarschuwing } = useLive(phone.sync.stand, RUST);
  const elders = useLive(phone.elders, false);
  const ios = platform() === 'ios';
  const leeg = stand === 'open' && rijen.length === 0;

  return (
    <Veld>
      <Kop>
        <Merk />
      </Kop>
      <Bereik blijft={leeg && verzonden.length > 0} />
      <main class="start">
        <Titel class="vo">{t.start.titel}</Titel>
        {waarschuwing ? (
          <Melding soort="letop" icoon="circle-alert" kop={refusals.waarschuwing[waarschuwing]} />
        ) : (
          onUpdate &&
          !concept && (
            <Melding soort="rustig" icoon="info" kop={t.update.kop} zin={t.update.zin}>
              <button class="meldinglink" type="button" onClick={onUpdate}>
                {t.update.knop}
              </button>
            </Melding>
          )
        )}
        {stand !== undefined && stand !== 'open' && <Ontgrendel />}
        {rijen.length > 0 && <ul class="vel rijen">{rijen}</ul>}
        {leeg && (
          <div class="vel leeg">
            <h2>{t.start.leeg}</h2>
            <p>{t.start.leegUitleg}</p>
          </div>
        )}
        {ios && <Tabkaart />}
        <AcuutKnop />
        {!elders && (
          <button class="nieuw" type="button" onClick={() => session.nieuw(stand === 'open')}>
            <b>{t.start.nieuw}</b>
            <span>{t.start.nieuwUitleg}</span>
            <Tekening />
          </button>
        )}
      </main>
      <Tabs hier="start" />
    </Veld>
  );
}

/** What is open: messages, what waits for coverage, concepts. Nothing at all while the vault is locked. */
function useRijen(): ComponentChildren[] {
  const session = useField();
  const { phone, router } = session;
  const stand = useLive(phone.kluis.stand, undefined);
  const berichten = useLive(phone.berichten.live, []);
  const verzonden = useLive(phone.verzonden, []);
  const concepten = useLive(phone.concepten.live, []);
  const nu = useSignaal();
  const open = useLive(session.concept, undefined);
  const rijen: ComponentChildren[] = [];
  const naarMijn = () => router.begin({ scherm: 'mijn-signalen' });

  if (stand === 'open') {
    const nieuw = berichten.filter(({ gelezen }) => !gelezen);
    const eerste = nieuw[0];
    if (eerste) {
      rijen.push(
        <Rij
          key="bericht"
          icoon="mail-open"
          naam={eerste.soort === 'terugkoppeling' ? t.start.terugkoppeling : t.start.bericht}
          uitleg={t.start.berichtVan(datum(eerste.op))}
          eind={<span class="etiket etiket--hier">{t.start.nieuwe(nieuw.length)}</span>}
          onKies={() => router.ga({ scherm: 'terugkoppeling', envId: eerste.envId })}
        />,
      );
    }
    const gestopt = verzonden.filter((regel) => regel.stand === 'niet-verstuurd').length;
    if (gestopt > 0) {
      rijen.push(
        <Rij
          key="gestopt"
          icoon="circle-alert"
          naam={t.start.nietVerstuurd}
          uitleg={t.start.nietVerstuurdUitleg}
          eind={<span class="rij-getal">{gestopt}</span>}
          onKies={naarMijn}
        />,
      );
    }
    const wacht = verzonden.filter((regel) => regel.stand === 'wacht' || regel.stand === 'onderweg').length;
    if (wacht > 0) {
      rijen.push(
        <Rij
          key="wacht"
          icoon="zegel"
          naam={t.start.wacht}
          uitleg={t.start.wachtUitleg}
          eind={<span class="rij-getal">{wacht}</span>}
          onKies={naarMijn}
        />,
      );
    }
  }

  const signaal = nu ?? (concepten.length === 1 ? concepten[0]?.signaal : undefined);
  const id = open?.id ?? concepten[0]?.id;
  if (signaal && id !== undefined && (concepten.length <= 1 || stand !== 'open')) {
    rijen.push(
      <Rij
        key="concept"
        icoon="file-pen-line"
        naam={signaal.oefening ? t.start.oefenconcept : t.start.concept}
        uitleg={conceptUitleg(signaal, session.now())}
        eind={<span class="rij-getal">1</span>}
        onKies={() => void session.open(id)}
      />,
    );
  } else if (stand === 'open' && concepten.length > 0) {
    rijen.push(
      <Rij
        key="concepten"
        icoon="file-pen-line"
        naam={t.start.concepten}
        uitleg={t.start.conceptenUitleg}
        eind={<span class="rij-getal">{concepten.length}</span>}
        onKies={naarMijn}
      />,
    );
  }
  return rijen;
}

function Tekening() {
  return (
    <svg class="tekening" viewBox="0 0 358 176" aria-hidden="true" fill="none">
      <path
        d="M-900 136H116q15 0 25-11l22-24q10-11 25-11h80"
        stroke="var(--op-petrol)"
        stroke-opacity=".32"
        stroke-width="11"
      />
      {[30, 102].map((x) => (
        <circle
          key={x}
          cx={x}
          cy="136"
          r="11"
          fill="var(--petrol-groot)"
          stroke="var(--op-petrol)"
          stroke-opacity=".6"
          stroke-width="6"
        />
      ))}
      <circle
        cx="282"
        cy="90"
        r="50"
        fill="var(--petrol-groot)"
        stroke="var(--op-petrol)"
        stroke-width="10"
      />
      <path d="M282 67v46M259 90h46" stroke="var(--op-petrol)" stroke-width="9" stroke-linecap="round" />
    </svg>
  );
}

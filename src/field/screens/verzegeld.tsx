import { useEffect } from 'preact/hooks';
import type { Verzendstand } from '#device/phone.ts';
import { t } from '#i18n/nl/field.ts';
import { Wanneer } from '#i18n/nl/moment.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useLive } from '#ui/use-live.ts';
import { Bereik } from '../bereik.tsx';
import { Fotostand } from '../fotostand.tsx';
import { beginNogEen } from '../nog-een.ts';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Merk, Titel, Veld } from '../veld.tsx';

const VERSTUURD: readonly Verzendstand[] = ['verstuurd', 'geopend', 'terugkoppeling'];

/** The seal closes, and the journey of one sealed signaal begins. */
export function Verzegeld({ envId, kenmerk }: { envId: string; kenmerk: string }) {
  const session = useField();
  const { phone, router, now } = session;
  const bezoek = useLive(session.bezoek, undefined);
  const gemeente = useLive(phone.gemeente, undefined);
  const regel = useLive(phone.verzonden, []).find((een) => een.envId === envId);
  const stand = regel?.stand ?? 'wacht';
  const op = regel?.verzegeldOp;
  const [, doe] = useBusy();
  const weg = VERSTUURD.includes(stand);
  const geopend = stand === 'geopend' || stand === 'terugkoppeling';

  // One short tremble at the one moment of ceremony; a phone without it stays still.
  useEffect(() => {
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) navigator.vibrate?.(40);
  }, []);

  // Where you were is remembered for as long as you look at this, and no longer.
  useEffect(
    () => () => {
      session.bezoek.value = undefined;
    },
    [session],
  );
  const nogEen = async () => {
    if (!bezoek) return router.ga({ scherm: 'soort' });
    return beginNogEen(session, bezoek);
  };

  const tweede: { naam: string; uitleg: string; icoon: IconName } =
    stand === 'niet-verstuurd'
      ? { naam: v.verzegeld.nietVerstuurd, uitleg: t.start.nietVerstuurdUitleg, icoon: 'circle-alert' }
      : stand === 'onderweg'
        ? { naam: v.verzegeld.onderweg, uitleg: v.verzegeld.vanzelf, icoon: 'send' }
        : { naam: v.verzegeld.wacht, uitleg: v.verzegeld.vanzelf, icoon: 'cloud-off' };

  return (
    <Veld>
      <Kop>
        <Merk />
      </Kop>
      <Bereik />
      <main class="vult klaar">
        <Zegelbeeld />
        <Titel>{v.verzegeld.titel}</Titel>
        <p class="midden">{v.verzegeld.wie(gemeente)}</p>
        <p class="kenmerkvak">
          <span class="klein zacht">{v.verzegeld.kenmerk}</span>
          <b class="kenmerk">{kenmerk}</b>
        </p>
        <ol class="vel vel--ruim reis">
          <li class="is-geweest">
            <span class="punt">
              <Icon name="check" />
            </span>
            <b>{v.verzegeld.titel}</b>
            {op && <span class="zacht">{v.verzegeld.opDitToestel(Wanneer(op, now()))}</span>}
          </li>
          <li class={geopend ? 'is-geweest' : 'is-hier'}>
            <span class="punt">
              <Icon name={geopend ? 'check' : weg ? 'send' : tweede.icoon} />
            </span>
            <b>{weg ? v.verzegeld.verstuurd : tweede.naam}</b>
            <span class="zacht">{weg ? v.verzegeld.ligtKlaar(gemeente) : tweede.uitleg}</span>
            {regel?.bijlagen && <Fotostand bijlagen={regel.bijlagen} />}
          </li>
          <li class={geopend ? 'is-hier' : undefined}>
            <span class="punt">{geopend && <Icon name="mail-open" />}</span>
            <b>{v.verzegeld.geopend}</b>
          </li>
          <li>
            <span class="punt" />
            <b>{v.verzegeld.terugkoppeling}</b>
          </li>
        </ol>
        {regel?.spoed && !geopend && <p class="klein midden">{v.verzegeld.acuutBel}</p>}
        {bezoek && <p class="klein midden">{v.verzegeld.nogEenUitleg}</p>}
      </main>
      <Duim stapel>
        <button class="knop" type="button" onClick={() => doe(nogEen)}>
          {bezoek ? v.verzegeld.nogEen : t.start.nieuw}
        </button>
        <div class="zij-aan-zij">
          <AcuutKnop smal />
          <button class="knop knop--hoofd" type="button" onClick={() => router.begin()}>
            {v.verzegeld.klaar}
          </button>
        </div>
      </Duim>
    </Veld>
  );
}

function Zegelbeeld() {
  return (
    <div class="zegelbeeld" aria-hidden="true">
      <svg viewBox="0 0 358 132" fill="none">
        <path d="M-400 66H800" stroke="var(--spoor-toekomst)" stroke-width="8" />
        <path
          class="spoor-aan"
          pathLength="1"
          d="M-400 66H179"
          stroke="var(--spoor-kleur)"
          stroke-width="8"
        />
        {[262, 326].map((x) => (
          <circle
            key={x}
            cx={x}
            cy="66"
            r="9"
            fill="var(--papier)"
            stroke="var(--halte-toekomst)"
            stroke-width="5"
          />
        ))}
        <g class="zegel-dicht">
          <circle cx="179" cy="66" r="58" fill="var(--papier)" />
          <circle cx="179" cy="66" r="50" fill="var(--petrol-groot)" />
          <circle
            cx="179"
            cy="66"
            r="41"
            stroke="var(--op-petrol)"
            stroke-opacity=".45"
            stroke-width="2"
            stroke-dasharray="1 6"
            stroke-linecap="round"
          />
          <path
            class="vink"
            d="M160 67l13 13 26-27"
            pathLength="1"
            stroke="var(--op-petrol)"
            stroke-width="8"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </g>
      </svg>
    </div>
  );
}

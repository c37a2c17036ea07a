import type { Leesbericht, Verzendregel } from '#device/phone.ts';
import { a } from '#i18n/nl/aanvulling.ts';
import { datum, wanneer } from '#i18n/nl/moment.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { useBusy } from '#ui/use-busy.ts';
import { Nuttig } from '../nuttig.tsx';
import { useAanvulling } from '../use-aanvulling.ts';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld } from '../veld.tsx';

/** What the aandachtsfunctionaris wrote back about one signaal, the newest first. */
export function Terugkoppeling({ envId }: { envId: string }) {
  const { phone, router } = useField();
  const verzonden = useLive(phone.verzonden, []);
  const alle = useLive(phone.berichten.live, []);
  const berichten = alle.filter((bericht) => bericht.envId === envId);
  const regel = verzonden.find((een) => een.envId === envId);
  const kenmerk = regel?.kenmerk ?? berichten[0]?.kenmerk;
  const ongelezen = berichten.filter(({ gelezen }) => !gelezen);

  const klaar = async () => {
    for (const { berichtId } of ongelezen) await phone.berichten.gelezen(berichtId);
    router.terug();
  };

  return (
    <Veld>
      <Kop terug>
        <Titel>{v.terugkoppeling.titel}</Titel>
      </Kop>
      <main>
        {kenmerk && (
          <p class="over">
            <span class="kenmerk">{kenmerk}</span>
            {regel && <span class="zacht">{v.terugkoppeling.jouwSignaal(datum(regel.verzegeldOp))}</span>}
          </p>
        )}
        <div class="lijstje">
          {berichten.map((bericht) => (
            <Brief key={bericht.berichtId} bericht={bericht} regel={regel} />
          ))}
        </div>
        {berichten.length === 0 && <p>{v.terugkoppeling.weg}</p>}
        {berichten.some(({ soort }) => soort === 'terugkoppeling') && <WaarNu />}
      </main>
      <Duim>
        <AcuutKnop smal />
        <button class="knop knop--hoofd" type="button" onClick={() => void klaar()}>
          <Icon name="check" /> {ongelezen.length > 0 ? v.terugkoppeling.gelezen : v.terugkoppeling.terug}
        </button>
      </Duim>
    </Veld>
  );
}

function Brief({ bericht, regel }: { bericht: Leesbericht; regel: Verzendregel | undefined }) {
  const gemeente = useLive(useField().phone.gemeente, undefined);
  return (
    <article class="vel brief">
      <p class="brief-kop">{v.terugkoppeling.koppen[bericht.soort]}</p>
      <p class="brief-tekst">{bericht.tekst}</p>
      {bericht.leerzin && (
        <>
          <h2>{v.terugkoppeling.watHielp}</h2>
          <p class="brief-tekst">{bericht.leerzin}</p>
        </>
      )}
      <footer>
        <b>{v.terugkoppeling.afzender}</b>
        <span class="zacht klein">{v.terugkoppeling.van(gemeente, datum(bericht.op))}</span>
      </footer>
      {bericht.soort === 'terugkoppeling' && <Nuttig bericht={bericht} />}
      {bericht.soort === 'vraag' && regel && <Beantwoord bericht={bericht} regel={regel} />}
    </article>
  );
}

/** A question is answered with what adds to the signaal; more than once if need be. */
function Beantwoord({ bericht, regel }: { bericht: Leesbericht; regel: Verzendregel }) {
  const { phone, now } = useField();
  const { begonnen, vulAan } = useAanvulling(regel, bericht.berichtId);
  const verzonden = useLive(phone.verzonden, []);
  const [, doe] = useBusy();
  const antwoord = verzonden.find(({ aanvulling }) => aanvulling?.antwoordOp === bericht.berichtId);
  return (
    <div class="beantwoord">
      {antwoord && <p class="klein">{a.beantwoordOp(wanneer(antwoord.verzegeldOp, now()))}</p>}
      <button class={antwoord ? 'knop' : 'knop knop--hoofd'} type="button" onClick={() => doe(vulAan)}>
        <Icon name="pencil-line" small /> {begonnen ? a.verderAntwoord : antwoord ? a.nogEens : a.beantwoord}
      </button>
    </div>
  );
}

function WaarNu() {
  return (
    <section class="waarnu" aria-label={v.terugkoppeling.waarNu}>
      <ol class="strook" aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7].map((n) => (
          <li key={n} class={n < 7 ? 'is-geweest' : 'is-hier'}>
            <b>{n === 7 && n}</b>
          </li>
        ))}
      </ol>
      <p class="klein">
        <b>{v.terugkoppeling.stap7}</b> <span class="zacht">{v.terugkoppeling.gegeven}</span>
      </p>
    </section>
  );
}

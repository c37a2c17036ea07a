import { useRef, useState } from 'preact/hooks';
import type { Deskweigering, Inleesregel } from '#device/desk.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { t } from '#i18n/nl/desk.ts';
import { inlezen as w } from '#i18n/nl/redding.ts';
import type { Schermprops } from '../bureau.tsx';
import { Codelezer } from '../codelezer.tsx';
import { Kruimel } from '../kruimel.tsx';
import { Titel } from '../titel.tsx';
import { Vlak } from '../vlak.tsx';
import { Weigering } from '../weigering.tsx';

/** Far more than every signal of one phone with its photos. */
const MEESTE_BYTES = 512 * 1024 * 1024;

type Uitslag =
  { regels: readonly Inleesregel[] } | { eigen: keyof typeof w.weigering } | { weigering: Deskweigering };

/** What a phone could not send, brought in by hand: it comes in apart, and somebody here takes it out. */
export function Inlezen({ desk, ga, terug, uit }: Schermprops) {
  const [bezig, run] = useBusy();
  const [uitslag, setUitslag] = useState<Uitslag>();
  const bestand = useRef<HTMLInputElement>(null);

  const lees = (tekst: () => Promise<string>) =>
    run(async () => {
      setUitslag(undefined);
      const done = await desk.leesIn(await tekst());
      if (done.ok) setUitslag(done.waarde);
      else if (done.reden === 'geen-reddingsbestand' || done.reden === 'andere-gemeente')
        setUitslag({ eigen: done.reden });
      else setUitslag({ weigering: done.reden });
    });

  function kies(gekozen: File | undefined) {
    if (bestand.current) bestand.current.value = '';
    if (!gekozen) return;
    if (gekozen.size > MEESTE_BYTES) setUitslag({ eigen: 'te-groot' });
    else lees(() => gekozen.text());
  }

  return (
    <main id="inhoud">
      <Kruimel naar={t.opnemen.titel} onTerug={() => terug({ scherm: 'opnemen' })} />
      <div class="titelrij">
        <div>
          <Titel tekst={w.titel} />
          <p>{w.inleiding}</p>
        </div>
      </div>
      <div class="opnemen">
        <section class="vel blok" aria-labelledby="inl-bestand">
          <h2 id="inl-bestand">{w.bestand}</h2>
          <p class="ruim-onder">{w.bestandUit}</p>
          <input
            ref={bestand}
            type="file"
            accept=".txt,text/plain"
            hidden
            onChange={(event) => kies(event.currentTarget.files?.[0])}
          />
          <BusyButton
            type="button"
            busy={bezig}
            idle={w.kies}
            doing={w.bezig}
            look="knop--hoofd knop--desk"
            icon="file-pen-line"
            disabled={uit !== undefined}
            title={uit}
            onClick={() => bestand.current?.click()}
          />
        </section>
        <section class="vel blok" aria-labelledby="inl-codes">
          <h2 id="inl-codes">{w.codes}</h2>
          <p class="ruim-onder">{w.codesUit}</p>
          <Codelezer bezig={bezig || uit !== undefined} onRegel={(regel) => lees(async () => regel)} />
        </section>
        <div class="uitslag" role="status">
          {uitslag && 'regels' in uitslag && (
            <Verslag regels={uitslag.regels} onLijst={() => ga({ scherm: 'werkvoorraad' })} />
          )}
        </div>
        {uitslag && 'eigen' in uitslag && (
          <Vlak soort="letop" icon="circle-alert" kop={w.weigering[uitslag.eigen].kop} direct>
            <p>{w.weigering[uitslag.eigen].zin}</p>
          </Vlak>
        )}
        {uitslag && 'weigering' in uitslag && <Weigering reden={{ reden: uitslag.weigering }} />}
      </div>
    </main>
  );
}

function Verslag({ regels, onLijst }: { regels: readonly Inleesregel[]; onLijst(): void }) {
  const nieuw = regels.filter(({ stand }) => stand === 'ingelezen').length;
  return (
    <section class="vel blok" aria-labelledby="inl-uitslag">
      <h2 id="inl-uitslag">{w.uitslag}</h2>
      <p>{w.gedaan(nieuw)}</p>
      <ul class="rijen ruim-onder">
        {regels.map(({ kenmerk, stand }, n) => (
          <li key={`${kenmerk ?? ''}/${n}`}>
            <Icon
              name={stand === 'ingelezen' || stand === 'al-hier' ? 'circle-check' : 'circle-alert'}
              small
            />{' '}
            <b class="kenmerk">{kenmerk ?? w.zonderKenmerk(n + 1)}</b> {w.regel[stand]}
          </li>
        ))}
      </ul>
      {nieuw > 0 && <p class="ruim-onder">{w.daarna}</p>}
      <button class="knop" type="button" onClick={onLijst}>
        {w.naarLijst}
      </button>
    </section>
  );
}

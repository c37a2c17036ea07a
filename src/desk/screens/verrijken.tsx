import { Kruimel } from '../kruimel.tsx';
import type { Geweigerd } from '../weigering.tsx';
import { useState } from 'preact/hooks';
import { BRONNEN, type Bronblad, type Verrijking, openBronnen } from '#domain/verrijking.ts';
import { copyText } from '#ui/copy-text.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import type { Schermprops } from '../bureau.tsx';
import { Bronformulier } from '../bronformulier.tsx';
import { type Dossierbeeld, useDossier } from '../dossierbeeld.ts';
import { adres, coordinaten } from '../plaats.ts';
import { Strook } from '../strook.tsx';
import { dag } from '../tijd.ts';
import { Titel } from '../titel.tsx';
import { Vlak } from '../vlak.tsx';
import { Weg } from './weg.tsx';

const ICONS: Record<Bronblad['bron'], IconName> = {
  brp: 'users',
  kvk: 'building-2',
  handhaving: 'clipboard-list',
  wijkteam: 'house-heart',
  vergunningen: 'clipboard-check',
  'eerdere-meldingen': 'route',
  'goed-verhuurderschap': 'house',
  pct: 'door-open',
  partners: 'heart-handshake',
  anders: 'search',
};

/** Step 3: what the municipality already knows, source by source, each with its ground. */
export function Verrijken({ melding, ...props }: Schermprops & { melding: string }) {
  const beeld = useDossier(props.desk, melding);
  if (!beeld) return <Weg {...props} />;
  return <Bronnen {...props} beeld={beeld} />;
}

function Bronnen({ desk, ga, terug, zeg, uit, beeld }: Schermprops & { beeld: Dossierbeeld }) {
  const { verrijkingen } = beeld.inhoud;
  const gezien = new Map(verrijkingen.map((regel) => [regel.bron, regel] as const));
  const open = openBronnen(verrijkingen);
  const [bezigMet, setBezigMet] = useState<Bronblad['bron'] | undefined>(
    beeld.kanVerrijken ? open[0] : undefined,
  );
  const [erbij, setErbij] = useState(false);
  const [bezig, setBezig] = useState(false);
  const [reden, setReden] = useState<Geweigerd>();
  const dossier = { scherm: 'dossier', melding: beeld.melding } as const;
  const getoond = BRONNEN.filter(({ bron, vast }) => vast || erbij || gezien.has(bron) || bron === bezigMet);

  async function leg(verrijking: Verrijking, naam: string) {
    if (bezig) return;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.leg(beeld.melding, verrijking);
    setBezig(false);
    if (!uitkomst.ok) return setReden(uitkomst);
    zeg(t.verrijken.vastgelegd(naam));
    setBezigMet(open.find((bron) => bron !== verrijking.bron));
  }

  return (
    <main id="inhoud">
      <Kruimel naar={t.verrijken.terug(beeld.kenmerk)} onTerug={() => terug(dossier)} />
      <div class="titelrij">
        <div>
          <Titel tekst={t.verrijken.titel} />
          <p>{t.verrijken.inleiding}</p>
        </div>
        <div class="acties">
          {beeld.oefening && <span class="etiket etiket--hierzacht">{t.dossier.oefening}</span>}
          <Strook
            hier={beeld.halte}
            zijspoor={beeld.wachtOp !== undefined}
            label={t.verrijken.stap(beeld.halte)}
            breed
          />
        </div>
      </div>
      {!beeld.kanVerrijken && (
        <Vlak soort="rustig" icon="info" kop={t.verrijken.nogNiet}>
          <button class="meldinglink" type="button" onClick={() => ga(dossier)}>
            {t.verrijken.terug(beeld.kenmerk)}
          </button>
        </Vlak>
      )}
      <div class="verrijken">
        <aside>
          <Zoekhierop beeld={beeld} zeg={zeg} />
          <Vlak soort="rustig" icon="shield-check" kop={t.verrijken.nodig}>
            <p>{t.verrijken.nodigUit}</p>
          </Vlak>
        </aside>
        <section aria-label={t.dossier.verrijkt}>
          <ul class="vel bronnen">
            {getoond.map((blad) => {
              const regel = gezien.get(blad.bron);
              if (bezigMet === blad.bron)
                return (
                  <li class="bron is-open" key={blad.bron}>
                    <h2>
                      <Icon name={ICONS[blad.bron]} /> {blad.naam}
                    </h2>
                    <Bronformulier
                      blad={blad}
                      bezig={bezig}
                      reden={reden}
                      uit={uit}
                      onLegVast={(verrijking) => void leg(verrijking, verrijking.bronnaam ?? blad.naam)}
                      onLaat={() => setBezigMet(undefined)}
                    />
                  </li>
                );
              return (
                <li class="bron" key={blad.bron}>
                  <h2>
                    <Icon name={ICONS[blad.bron]} /> {regel?.bronnaam ?? blad.naam}
                  </h2>
                  {regel ? <Vondst verrijking={regel} /> : <div />}
                  <div class="eind">
                    {regel && (
                      <p>
                        {regel.door.naam}
                        <br />
                        {dag(regel.datum)}
                      </p>
                    )}
                    {beeld.kanVerrijken && (
                      <button
                        class={regel ? 'tekstknop' : 'knop'}
                        type="button"
                        disabled={uit !== undefined}
                        title={uit}
                        aria-label={
                          regel ? t.verrijken.opnieuwVan(blad.naam) : t.verrijken.bekijkVan(blad.naam)
                        }
                        onClick={() => {
                          setReden(undefined);
                          setBezigMet(blad.bron);
                        }}
                      >
                        {regel ? t.verrijken.opnieuw : t.verrijken.bekijk}
                      </button>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
          <div class="slotrij">
            {!erbij && beeld.kanVerrijken ? (
              <button class="knop" type="button" onClick={() => setErbij(true)}>
                <Icon name="plus" small /> {t.verrijken.andere}
              </button>
            ) : (
              <span />
            )}
            <p class="zacht">{t.verrijken.nogOpen(open.length)}</p>
          </div>
        </section>
      </div>
    </main>
  );
}

function Vondst({ verrijking }: { verrijking: Pick<Verrijking, 'resultaat' | 'regel'> }) {
  const { resultaat, regel } = verrijking;
  return (
    <div>
      {resultaat === 'gevonden' && (
        <span class="etiket etiket--petrol">
          <Icon name="search-check" /> {t.verrijken.gevonden}
        </span>
      )}
      {resultaat === 'niets' && (
        <span class="etiket">
          <Icon name="minus" /> {t.verrijken.nietsGevonden}
        </span>
      )}
      {resultaat === 'niet-nodig' && (
        <span class="etiket etiket--leeg">
          <Icon name="ban" /> {t.verrijken.nietNodig}
        </span>
      )}
      {regel && <p class="vondst">{regel}</p>}
    </div>
  );
}

function Zoekhierop({ beeld, zeg }: { beeld: Dossierbeeld; zeg(tekst: string): void }) {
  const { waar = {}, voertuigen = [] } = beeld.signaal ?? {};
  const plaats = [adres(waar), waar.plaats].filter((deel) => deel?.trim()).join(', ');
  const dingen = [
    { naam: t.verrijken.adres, waarde: plaats || (waar.omschrijving ?? '') },
    ...voertuigen.map(({ kenteken }) => ({ naam: t.verrijken.kenteken, waarde: kenteken ?? '' })),
    { naam: t.verrijken.locatie, waarde: coordinaten(waar) },
  ].filter(({ waarde }) => waarde.trim());
  return (
    <section class="vel blok" aria-labelledby="zoekhierop">
      <h2 id="zoekhierop">{t.verrijken.zoekHierop}</h2>
      {dingen.length === 0 && <p class="zacht">{t.verrijken.niets}</p>}
      <ul class="zoekop">
        {dingen.map(({ naam, waarde }) => (
          <li key={`${naam}${waarde}`}>
            <span>
              <small>{naam}</small>
              <b>{waarde}</b>
            </span>
            <button
              class="knop"
              type="button"
              aria-label={t.verrijken.kopieer(naam)}
              onClick={() => copyText(waarde) && zeg(t.verrijken.gekopieerd(naam))}
            >
              <Icon name="copy" small />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

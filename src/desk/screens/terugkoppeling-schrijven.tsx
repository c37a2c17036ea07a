import { useMemo, useState } from 'preact/hooks';
import {
  SJABLONEN,
  type Sjabloon,
  type Terugkoppelstand,
  heeftGat,
  sjablonenVoor,
  terugkoppelstandVan,
} from '#domain/terugkoppeling.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import { datum as dagMaand } from '#i18n/nl/moment.ts';
import { Brief, Deelregels } from '../brief.tsx';
import type { Schermprops } from '../bureau.tsx';
import { type Deelvondst, vindOndeelbaar } from '../deelcheck.ts';
import { type Dossierbeeld, heeftPostvak, useDossier } from '../dossierbeeld.ts';
import { Kruimel } from '../kruimel.tsx';
import { Titel } from '../titel.tsx';
import { type Geweigerd, Weigering } from '../weigering.tsx';
import { Weg } from './weg.tsx';

/** Step 7: what the melder hears back, in bounded words, seen as she will see it. */
export function TerugkoppelingSchrijven({ melding, ...props }: Schermprops & { melding: string }) {
  const beeld = useDossier(props.desk, melding);
  if (!beeld) return <Weg {...props} />;
  return <Schrijven {...props} beeld={beeld} />;
}

function Schrijven({ desk, terug, zeg, uit, beeld }: Schermprops & { beeld: Dossierbeeld }) {
  const tk = t.terugkoppelen;
  const ik = useLive(desk.ik, undefined);
  const sjablonen = besteEerst(terugkoppelstandVan(beeld.inhoud));
  const [sjabloon, setSjabloon] = useState<Sjabloon | undefined>(sjablonen[0]);
  const [tekst, setTekst] = useState<string>(sjablonen[0] ? SJABLONEN[sjablonen[0]].tekst : '');
  const [leerzin, setLeerzin] = useState('');
  const [nietHerleidbaar, setNietHerleidbaar] = useState(false);
  const [nagekeken, setNagekeken] = useState(false);
  const [geprobeerd, setGeprobeerd] = useState(false);
  const [bezig, setBezig] = useState(false);
  const [reden, setReden] = useState<Geweigerd>();
  const dossier = { scherm: 'dossier', melding: beeld.melding } as const;

  const postvak = heeftPostvak(beeld);
  const teksten = beeld.inhoud.verrijkingen.flatMap(({ regel, gesprokenMet }) => [
    regel,
    gesprokenMet ? `met ${gesprokenMet}` : '',
  ]);
  const inTekst = useMemo(() => vindOndeelbaar(tekst, beeld.signaal, teksten), [tekst, beeld]);
  const inLeerzin = useMemo(() => vindOndeelbaar(leerzin, beeld.signaal, teksten), [leerzin, beeld]);
  const gevonden = [...inTekst, ...inLeerzin];
  const hard = gevonden.some(({ soort }) => soort !== 'naam');
  const naam = gevonden.some(({ soort }) => soort === 'naam');
  const vraagtZekerheid = sjabloon !== undefined && SJABLONEN[sjabloon].nietHerleidbaar === true;
  const leeg = !tekst.trim();
  const gat = heeftGat(tekst) || heeftGat(leerzin);
  const mag =
    sjabloon && !leeg && !gat && !hard && (!naam || nagekeken) && (!vraagtZekerheid || nietHerleidbaar);

  function kies(nieuw: Sjabloon) {
    const onaangeraakt = leeg || (sjabloon && tekst === SJABLONEN[sjabloon].tekst);
    setSjabloon(nieuw);
    setNietHerleidbaar(false);
    if (onaangeraakt) setTekst(SJABLONEN[nieuw].tekst);
  }

  async function verstuur(event: Event) {
    event.preventDefault();
    setGeprobeerd(true);
    if (!mag || bezig || uit) return;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.terugkoppel(beeld.melding, {
      sjabloon,
      tekst: tekst.trim(),
      ...(leerzin.trim() && { leerzin: leerzin.trim() }),
    });
    setBezig(false);
    if (!uitkomst.ok) return setReden(uitkomst);
    zeg(postvak ? tk.verstuurd : tk.vastgelegd);
    terug(dossier);
  }

  const zinVoor = (vondsten: readonly Deelvondst[]) =>
    vondsten[0] ? tk.vondst[vondsten[0].soort] : undefined;

  return (
    <main id="inhoud">
      <Kruimel naar={t.verrijken.terug(beeld.kenmerk)} onTerug={() => terug(dossier)} />
      <div class="titelrij">
        <div>
          <Titel tekst={tk.titel} tabblad={t.dossier.terugkoppelingen} />
          <p>
            {t.verrijken.stap(beeld.halte)}. {tk.inleiding}
          </p>
        </div>
        {beeld.oefening && <span class="etiket etiket--hierzacht">{t.dossier.oefening}</span>}
      </div>
      <div class="schrijven">
        <form noValidate onSubmit={(event) => void verstuur(event)}>
          <fieldset>
            <legend class="label">{tk.begin}</legend>
            <div class="sjablonen">
              {sjablonen.map((keuze) => (
                <label class="sjabloon" key={keuze}>
                  <input
                    type="radio"
                    name="sjabloon"
                    checked={sjabloon === keuze}
                    onChange={() => kies(keuze)}
                  />
                  <b>
                    <Icon name="check" /> {tk.sjablonen[keuze].naam}
                  </b>
                  <small>{tk.sjablonen[keuze].uitleg}</small>
                </label>
              ))}
            </div>
          </fieldset>
          <TextControl
            key={sjabloon}
            label={tk.tekst}
            description={tk.tekstUit}
            start={tekst}
            onText={setTekst}
            rows={5}
            error={
              zinVoor(inTekst) ??
              (geprobeerd && leeg ? tk.leeg : geprobeerd && heeftGat(tekst) ? tk.gat : undefined)
            }
            max={4_000}
          />
          <TextControl
            label={tk.leerzin}
            optional={t.verrijken.nietVerplicht}
            description={tk.leerzinUit}
            start={leerzin}
            onText={setLeerzin}
            rows={2}
            error={zinVoor(inLeerzin)}
            max={1_000}
          />
          {naam && !hard && <Vink naam={tk.toch} aan={nagekeken} onAan={setNagekeken} />}
          {vraagtZekerheid && (
            <Vink naam={tk.nietHerleidbaar} aan={nietHerleidbaar} onAan={setNietHerleidbaar} />
          )}
          <Deelregels />
          {!postvak && <p class="uitleg onder">{tk.geenPostvak}</p>}
          <Weigering reden={reden} />
          <div class="slotrij">
            <span class="zacht" id="waarom">
              {uit ?? (hard ? tk.controleer : geprobeerd && !mag ? waarom() : '')}
            </span>
            <BusyButton
              busy={bezig}
              idle={postvak ? tk.verstuur : tk.legVast}
              doing={tk.bezig}
              look="knop--hoofd knop--desk"
              icon="zegel"
              disabled={hard || uit !== undefined}
              aria-describedby="waarom"
            />
          </div>
        </form>
        <aside aria-label={tk.zoLeest}>
          <Brief
            tekst={tekst}
            leerzin={leerzin}
            inTekst={inTekst}
            inLeerzin={inLeerzin}
            van={tk.van(ik?.gemeente ?? '', dagMaand(new Date().toISOString()))}
          />
        </aside>
      </div>
    </main>
  );

  function waarom(): string {
    if (!sjabloon) return tk.kies;
    if (leeg) return tk.leeg;
    if (gat) return tk.gat;
    if (vraagtZekerheid && !nietHerleidbaar) return tk.nietHerleidbaarFout;
    return tk.controleer;
  }
}

/** The text that says how it ended comes first, then how far it came. */
function besteEerst(stand: Terugkoppelstand): readonly Sjabloon[] {
  const hangtAfVanAfloop = (sjabloon: Sjabloon) => !SJABLONEN[sjabloon].mag({ ...stand, afdoening: null });
  return [...sjablonenVoor(stand)].sort((a, b) => Number(hangtAfVanAfloop(b)) - Number(hangtAfVanAfloop(a)));
}

function Vink({ naam, aan, onAan }: { naam: string; aan: boolean; onAan(aan: boolean): void }) {
  return (
    <label class="vink">
      <input type="checkbox" checked={aan} onChange={(event) => onAan(event.currentTarget.checked)} />
      {naam}
    </label>
  );
}

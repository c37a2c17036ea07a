import type { Oorsprong } from '#domain/oorsprong.ts';
import { Icon } from '#ui/icon.tsx';
import { later } from '#ui/later.tsx';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import { haltes as haltenamen, hoedanigheden } from '#i18n/nl/meldroute.ts';
import { Antwoorden } from '../antwoorden.tsx';
import { Behandelaar } from '../behandelaar.tsx';
import type { Schermprops } from '../bureau.tsx';
import { DadenLijst } from '../daden-lijst.tsx';
import { type Dossierbeeld, bereiktMet, useDossier, vormRegel, vraagtAandacht } from '../dossierbeeld.ts';
import { Feiten, Notities } from '../feiten.tsx';
import { Kruimel } from '../kruimel.tsx';
import { Logboek } from '../logboek.tsx';
import { titelVol } from '../plaats.ts';
import { Spoor } from '../spoor.tsx';
import { dag, dagEnTijd, duur, useNu } from '../tijd.ts';
import { Titel } from '../titel.tsx';
import { Vlak } from '../vlak.tsx';
import { Verrijkt, Teruggekoppeld, Zijsporen } from '../dossierblokken.tsx';
import { volgendeStap } from '../volgende-stap.ts';
import { Weg } from './weg.tsx';

const Aanvullingen = later(async () => (await import('../aanvullingen.tsx')).Aanvullingen);
const Fotos = later(async () => (await import('../fotos.tsx')).Fotos);
const SamenhangBlok = later(async () => (await import('../samenhang.tsx')).SamenhangBlok);

/** One melding: what was seen at the left, where it stands and what can be done at the right. */
export function Dossier({ melding, ...props }: Schermprops & { melding: string }) {
  const beeld = useDossier(props.desk, melding);
  if (!beeld) return <Weg {...props} />;
  return <Open {...props} beeld={beeld} />;
}

function Open({ desk, ga, terug, zeg, uit, beeld }: Schermprops & { beeld: Dossierbeeld }) {
  const d = t.dossier;
  const nu = useNu();
  const instellingen = useLive(desk.instellingen, undefined);
  const { inhoud, signaal } = beeld;
  const { oorsprong, sinds } = inhoud;
  const overleg = inhoud.configuratie.lokaalOverleg ? (instellingen?.overlegNaam ?? d.overleg) : '';
  const haltes = haltenamen(overleg);
  const dagen = duur(sinds, nu);
  const vorm = vormRegel(beeld)?.regel;
  const ontvangen = oorsprong.ontvangenOp ?? oorsprong.verzegeldOp;
  const melder = melderVan(oorsprong);

  return (
    <main id="inhoud">
      <Kruimel naar={d.terug} onTerug={() => terug({ scherm: 'werkvoorraad' })} />
      <div class="titelrij">
        <div>
          <Titel tekst={titelVol(signaal)} tabblad={d.tab} />
          <p>
            <span class="kenmerk">{beeld.kenmerk}</span>
            {ontvangen && <> · {d.ontvangen(dagEnTijd(ontvangen))}</>}
            {melder && <> · {d.melder(melder)}</>}
          </p>
        </div>
        <div class="acties">
          {beeld.oefening && <span class="etiket etiket--hierzacht">{d.oefening}</span>}
          {beeld.acuut && (
            <span class="etiket etiket--acuut">
              <Icon name="siren" /> {d.acuut}
            </span>
          )}
          {vraagtAandacht(beeld, nu) && (
            <span class="etiket etiket--letop">
              <Icon name="circle-alert" /> {d.aandacht(dagen.aantal)}
            </span>
          )}
        </div>
      </div>
      <Bijzonder beeld={beeld} />
      <div class="dossier">
        <div>
          {signaal ? (
            <>
              <Feiten
                signaal={signaal}
                vormen={inhoud.stand.feiten.vormen}
                vormDoor={vorm && d.vormDoor(vorm.door.naam, dag(vorm.op))}
              />
              <Notities signaal={signaal} />
            </>
          ) : (
            <Onbekend oorsprong={oorsprong} />
          )}
          <Verrijkt beeld={beeld} ga={ga} />
          {signaal && <Antwoorden signaal={signaal} />}
          {signaal && signaal.bijlagen.length > 0 && (
            <Fotos desk={desk} melding={beeld.melding} signaal={signaal} />
          )}
          {beeld.bij.length > 0 && <Aanvullingen desk={desk} zeg={zeg} uit={uit} beeld={beeld} />}
          <SamenhangBlok desk={desk} ga={ga} zeg={zeg} uit={uit} beeld={beeld} />
          <Teruggekoppeld beeld={beeld} ga={ga} />
        </div>
        <aside aria-label={d.meldroute}>
          <section class="vel blok" aria-labelledby="waarstaat">
            <h2 id="waarstaat">{d.waarStaat}</h2>
            <Spoor beeld={beeld} haltes={haltes} onder={(halte) => onderHalte(beeld, halte)}>
              <p>
                {volgendeStap(beeld).kop}. {beeld.kanVerrijken && <NaarVerrijken beeld={beeld} ga={ga} />}
              </p>
              <DadenLijst desk={desk} ga={ga} zeg={zeg} uit={uit} beeld={beeld} overleg={overleg} />
            </Spoor>
          </section>
          <Zijsporen beeld={beeld} ga={ga} />
          <Behandelaar desk={desk} zeg={zeg} uit={uit} beeld={beeld} />
          <Logboek log={inhoud.log} />
        </aside>
      </div>
    </main>
  );
}

function NaarVerrijken({ beeld, ga }: { beeld: Dossierbeeld; ga: Schermprops['ga'] }) {
  return (
    <button
      class="tekstknop"
      type="button"
      onClick={() => ga({ scherm: 'verrijken', melding: beeld.melding })}
    >
      {t.dossier.naarVerrijken}
    </button>
  );
}

/** What must be known before anything else: practice, an unfinished concept, an origin that was not confirmed. */
function Bijzonder({ beeld }: { beeld: Dossierbeeld }) {
  const d = t.dossier;
  const { oorsprong } = beeld.inhoud;
  return (
    <div class="waarschuwingen">
      {beeld.oefening && (
        <Vlak icon="info" kop={d.oefening}>
          <p>{d.oefeningUit}</p>
        </Vlak>
      )}
      {oorsprong.concept && (
        <Vlak soort="letop" icon="file-pen-line" kop={d.concept}>
          <p>{d.conceptUit}</p>
        </Vlak>
      )}
      {(oorsprong.herkomst === 'niet-bevestigd' || oorsprong.herkomst === 'ingetrokken') && (
        <Vlak soort="letop" icon="circle-alert" kop={d.herkomst[oorsprong.herkomst]}>
          <p>{d.herkomstUit}</p>
        </Vlak>
      )}
      {oorsprong.soort === 'signaal' && oorsprong.onbekendeLijsten.length > 0 && (
        <Vlak icon="info" kop={d.onbekendeLijst(oorsprong.onbekendeLijsten)}>
          <p>{d.onbekendeLijstUit}</p>
        </Vlak>
      )}
      {beeld.inhoud.ontbrekend.length > 0 && (
        <Vlak soort="letop" icon="circle-alert" kop={d.ontbreekt}>
          <p>{d.ontbreektUit}</p>
        </Vlak>
      )}
    </div>
  );
}

function onderHalte(beeld: Dossierbeeld, halte: number): string {
  const { signaal } = beeld;
  const { kanaal } = beeld.inhoud.oorsprong;
  if (halte === 1 && kanaal !== 'app') return t.dossier.kanaal[kanaal];
  if (halte === 1)
    return signaal
      ? `${dag(signaal.waargenomenOp ?? signaal.begonnenOp)} · ${hoedanigheden[signaal.hoedanigheid]}`
      : '';
  const regel = bereiktMet(beeld, halte)?.regel;
  if (!regel) return '';
  return halte === 2 ? `${dag(regel.op)} · ${t.dossier.geopendDoor(regel.door.naam)}` : dag(regel.op);
}

/** Who told it: a phone by the name the desk gave it, or a role. */
function melderVan({ toestel, melder }: Oorsprong): string | undefined {
  return toestel ? [toestel.naam, toestel.team].filter(Boolean).join(', ') : melder;
}

/** What this desk cannot read is shown as it came, never interpreted and never thrown away. */
function Onbekend({ oorsprong }: { oorsprong: Oorsprong }) {
  const d = t.dossier;
  return (
    <section class="vel blok" aria-labelledby="onbekend">
      <h2 id="onbekend">{oorsprong.soort === 'onbekend' ? d.onbekendSignaal : d.geenEnvelop}</h2>
      <p>{oorsprong.soort === 'onbekend' ? d.onbekendSignaalUit : d.geenEnvelopUit}</p>
      {oorsprong.soort === 'onbekend' && (
        <dl class="ruw">
          {oorsprong.regels.map(({ pad, waarde }, i) => (
            <div key={i}>
              <dt>{pad}</dt>
              <dd class="brontekst">{waarde}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

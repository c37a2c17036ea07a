import { useRef, useState } from 'preact/hooks';
import { type Acuut, type Signaal, beginSignaal, controleerVrijgave } from '#domain/signaal.ts';
import { LijstId } from '#domain/signalenlijst.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { t } from '#i18n/nl/desk.ts';
import { locaties } from '#i18n/nl/meldroute.ts';
import { formulierTeksten as f } from '#i18n/nl/routevragen.ts';
import type { Schermprops } from '../bureau.tsx';
import { Choice } from '../choice.tsx';
import { Kruimel } from '../kruimel.tsx';
import { Titel } from '../titel.tsx';
import { Vlak } from '../vlak.tsx';
import { type Geweigerd, Weigering } from '../weigering.tsx';

type Kanaal = 'telefoon' | 'mail' | 'balie';
const GROEPEN = ['onder18', 'van18tot23', 'vanaf23', 'leeftijdOnbekend'] as const;

/** Empty text is no text: what nobody said is not recorded as said. */
const gevuld = <T extends object>(velden: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(velden).filter(([, waarde]) => typeof waarde !== 'string' || waarde.trim()),
  ) as Partial<T>;

/**
 * A signaal that came by phone, mail or counter: from a school, a neighbour, a colleague without the app. It takes the
 * same route as any other.
 */
export function Opnemen({ desk, ga, terug, zeg, uit }: Schermprops) {
  const o = t.opnemen;
  const [kanaal, setKanaal] = useState<Kanaal>('telefoon');
  const [melder, setMelder] = useState('');
  const [signaal, setSignaal] = useState<Signaal>(() => ({
    ...beginSignaal('algemeen', new Date().toISOString()),
    hoedanigheid: 'anders',
  }));
  const [geprobeerd, setGeprobeerd] = useState(false);
  const [bezig, setBezig] = useState(false);
  const [reden, setReden] = useState<Geweigerd>();
  const form = useRef<HTMLFormElement>(null);
  const { waar, notitie, personen, acuut } = signaal;
  const iets = controleerVrijgave(signaal).ok;

  const zetWaar = (deel: Signaal['waar']) => setSignaal((nu) => ({ ...nu, waar: { ...nu.waar, ...deel } }));
  const zetNotitie = (deel: Signaal['notitie']) =>
    setSignaal((nu) => ({ ...nu, notitie: { ...nu.notitie, ...deel } }));
  const zetAcuut = (nieuw: Acuut | undefined) =>
    setSignaal((nu) => {
      const zonder = { ...nu };
      delete zonder.acuut;
      return nieuw ? { ...zonder, acuut: nieuw } : zonder;
    });

  async function neemOp(event: Event) {
    event.preventDefault();
    setGeprobeerd(true);
    if (!melder.trim() || !iets)
      return requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('.is-fout input, .fout ~ .veldgroep textarea')?.focus(),
      );
    if (bezig || uit) return undefined;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.neemOp({
      kanaal,
      melder: melder.trim(),
      signaal: { ...signaal, waar: gevuld(waar), notitie: gevuld(notitie) },
    });
    setBezig(false);
    if (!uitkomst.ok) return setReden(uitkomst);
    zeg(o.opgenomen);
    return ga({ scherm: 'dossier', melding: uitkomst.waarde.melding });
  }

  return (
    <main id="inhoud">
      <Kruimel naar={t.dossier.terug} onTerug={() => terug({ scherm: 'werkvoorraad' })} />
      <div class="titelrij">
        <div>
          <Titel tekst={o.titel} />
          <p>{o.inleiding}</p>
        </div>
        <div class="acties">
          <button class="knop" type="button" onClick={() => ga({ scherm: 'inlezen' })}>
            <Icon name="download" small /> {o.leesIn}
          </button>
        </div>
      </div>
      <form ref={form} class="opnemen" noValidate onSubmit={(event) => void neemOp(event)}>
        <section class="vel blok" aria-labelledby="opn-acuut">
          <h2 id="opn-acuut">{t.dossier.acuut}</h2>
          <label class="vink">
            <input
              type="checkbox"
              checked={acuut !== undefined}
              onChange={(event) =>
                zetAcuut(event.currentTarget.checked ? { gemarkeerdOp: new Date().toISOString() } : undefined)
              }
            />
            {o.gevaar}
          </label>
          {acuut && (
            <>
              <Vlak soort="acuut" icon="siren" kop={o.belNu}>
                <p>{o.belNuUit}</p>
              </Vlak>
              <Choice
                label={o.gebeld}
                options={Object.entries(f.gebeld112).map(([value, label]) => ({ value, label }))}
                value={acuut.gebeld112 ?? ''}
                onChoose={(gebeld) =>
                  zetAcuut({ ...acuut, gebeld112: gebeld as NonNullable<Acuut['gebeld112']> })
                }
              />
            </>
          )}
          <label class="vink">
            <input
              type="checkbox"
              checked={signaal.oefening}
              onChange={(event) => {
                const oefening = event.currentTarget.checked;
                setSignaal((nu) => ({ ...nu, oefening }));
              }}
            />
            {o.oefening}
          </label>
        </section>
        <section class="vel blok" aria-labelledby="opn-wie">
          <h2 id="opn-wie">{o.wie}</h2>
          <Segment legend={o.kanaal} choices={o.kanalen} value={kanaal} onChoose={(k) => setKanaal(k)} />
          <TextControl
            label={o.melder}
            description={o.melderUit}
            start={melder}
            onText={setMelder}
            error={geprobeerd && !melder.trim() ? o.melderFout : undefined}
            max={200}
          />
        </section>
        <section class="vel blok" aria-labelledby="opn-waar">
          <h2 id="opn-waar">{t.dossier.waar}</h2>
          <Choice
            label={o.soort}
            options={LijstId.options.map((id) => ({ value: id, label: locaties[id].vol }))}
            value={signaal.soort}
            onChoose={(soort) => setSignaal((nu) => ({ ...nu, soort: LijstId.parse(soort) }))}
          />
          <div class="naast">
            <TextControl label={o.plaats} start="" onText={(plaats) => zetWaar({ plaats })} max={80} />
            <TextControl label={o.postcode} start="" onText={(postcode) => zetWaar({ postcode })} max={10} />
            <TextControl
              label={o.huisnummer}
              start=""
              onText={(huisnummer) => zetWaar({ huisnummer })}
              max={10}
            />
          </div>
          <TextControl
            label={o.omschrijving}
            start=""
            onText={(omschrijving) => zetWaar({ omschrijving })}
            max={500}
          />
        </section>
        <section class="vel blok hoog" aria-labelledby="opn-wat">
          <h2 id="opn-wat">{o.wat}</h2>
          {geprobeerd && !iets && (
            <p class="fout" role="alert">
              <Icon name="circle-alert" /> {o.nietsFout}
            </p>
          )}
          <TextControl
            label={t.dossier.feit}
            description={o.feitUit}
            kind="feit"
            rows={3}
            start=""
            onText={(feit) => zetNotitie({ feit })}
            max={20_000}
          />
          <TextControl
            label={t.dossier.gezegd}
            description={o.gezegdUit}
            rows={2}
            start=""
            onText={(gezegd) => zetNotitie({ gezegd })}
            max={20_000}
          />
          <TextControl
            label={o.indruk}
            description={o.indrukUit}
            kind="indruk"
            rows={2}
            start=""
            onText={(indruk) => zetNotitie({ indruk })}
            max={20_000}
          />
        </section>
        <section class="vel blok" aria-labelledby="opn-mensen">
          <h2 id="opn-mensen">{t.dossier.personen}</h2>
          {GROEPEN.map((groep) => (
            <Stepper
              key={groep}
              name={o.groepen[groep]}
              note=""
              value={personen[groep]}
              max={999}
              less={o.minder(o.groepen[groep])}
              more={o.meer(o.groepen[groep])}
              onStep={(verschil) =>
                setSignaal((nu) => ({
                  ...nu,
                  personen: { ...nu.personen, [groep]: nu.personen[groep] + verschil },
                }))
              }
            />
          ))}
        </section>
        <Weigering reden={reden} />
        <div class="slotrij">
          <span class="zacht">{uit ?? o.daarna}</span>
          <BusyButton
            busy={bezig}
            idle={o.neemOp}
            doing={o.bezig}
            look="knop--hoofd knop--desk"
            icon="zegel"
            disabled={uit !== undefined}
          />
        </div>
      </form>
    </main>
  );
}

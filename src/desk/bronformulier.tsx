import { useEffect, useRef, useState } from 'preact/hooks';
import { type Bronblad, Verrijking, type Verrijkingsresultaat } from '#domain/verrijking.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { t } from '#i18n/nl/desk.ts';
import { alsDatum } from './tijd.ts';
import { useEscape } from './use-escape.ts';
import { type Geweigerd, Weigering } from './weigering.tsx';

interface Props {
  blad: Bronblad;
  bezig: boolean;
  reden: Geweigerd | undefined;
  uit: string | undefined;
  onLegVast(verrijking: Verrijking): void;
  onLaat(): void;
}

/** One source: what was found, on which ground, when and with whom. One line, no more. */
export function Bronformulier({ blad, bezig, reden, uit, onLegVast, onLaat }: Props) {
  const v = t.verrijken;
  const anders = blad.bron === 'anders';
  const form = useRef<HTMLFormElement>(null);
  useEscape(onLaat);
  const [resultaat, setResultaat] = useState<Verrijkingsresultaat>();
  const [regel, setRegel] = useState('');
  const [datum, setDatum] = useState(() => alsDatum(new Date()));
  const [gesproken, setGesproken] = useState('');
  const [bronnaam, setBronnaam] = useState('');
  const [akkoord, setAkkoord] = useState(false);
  const [eigenGrond, setEigenGrond] = useState('');
  const [geprobeerd, setGeprobeerd] = useState(false);

  useEffect(() => form.current?.querySelector('input')?.focus({ preventScroll: true }), []);

  const regelNodig = resultaat === 'gevonden' && !blad.alleenBekend;
  const grondslag = anders ? eigenGrond.trim() : akkoord ? blad.grondslag : '';
  const mist = {
    resultaat: !resultaat,
    regel: regelNodig && !regel.trim(),
    datum: !datum,
    grondslag: grondslag.length < 3,
    bronnaam: anders && bronnaam.trim().length < 2,
  };
  const fout = (wat: keyof typeof mist, zin: string) => (geprobeerd && mist[wat] ? zin : undefined);

  function legVast(event: Event) {
    event.preventDefault();
    setGeprobeerd(true);
    const gelezen = Verrijking.safeParse({
      soort: 'verrijking',
      bron: blad.bron,
      ...(anders && { bronnaam: bronnaam.trim() }),
      grondslag,
      datum,
      resultaat,
      regel: resultaat === 'gevonden' && blad.alleenBekend ? v.bekendRegel : regelNodig ? regel.trim() : '',
      ...(gesproken.trim() && { gesprokenMet: gesproken.trim() }),
    });
    if (gelezen.success && !Object.values(mist).some(Boolean) && !bezig && !uit)
      return onLegVast(gelezen.data);
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('.is-fout :is(input, textarea)')?.focus(),
    );
  }

  return (
    <form ref={form} noValidate aria-label={blad.naam} onSubmit={legVast}>
      {blad.vragen.length > 0 && (
        <ul class="bronvragen">
          {blad.vragen.map(({ id, vraag }) => (
            <li key={id}>{vraag}</li>
          ))}
        </ul>
      )}
      {anders && (
        <TextControl
          label={v.bronnaam}
          start={bronnaam}
          onText={setBronnaam}
          error={fout('bronnaam', v.bronnaamFout)}
          max={60}
        />
      )}
      <div class={fout('resultaat', 'x') ? 'is-fout' : undefined}>
        <Segment
          legend={v.resultaat}
          choices={[
            { value: 'gevonden', label: blad.alleenBekend ? v.bekend : v.gevonden, icon: 'search-check' },
            { value: 'niets', label: blad.alleenBekend ? v.nietBekend : v.nietsGevonden, icon: 'minus' },
            { value: 'niet-nodig', label: v.nietNodig },
          ]}
          value={resultaat}
          onChoose={(keuze) => setResultaat(keuze)}
        />
        {fout('resultaat', v.resultaatFout) && (
          <p class="fout onder">
            <Icon name="circle-alert" /> {v.resultaatFout}
          </p>
        )}
      </div>
      {regelNodig && (
        <TextControl
          label={v.regel}
          description={v.regelUit}
          start={regel}
          onText={setRegel}
          rows={2}
          error={fout('regel', v.regelFout)}
          max={300}
        />
      )}
      <div class="naast">
        <TextControl
          label={v.datum}
          type="date"
          start={datum}
          onText={setDatum}
          error={fout('datum', v.datumFout)}
          extra={{ max: alsDatum(new Date()) }}
          max={10}
        />
        <TextControl
          label={v.gesproken}
          optional={v.nietVerplicht}
          start={gesproken}
          onText={setGesproken}
          max={80}
        />
      </div>
      {anders ? (
        <TextControl
          label={v.andereGrondslag}
          start={eigenGrond}
          onText={setEigenGrond}
          error={fout('grondslag', v.grondslagFout)}
          max={200}
        />
      ) : (
        <div class={fout('grondslag', 'x') ? 'veldgroep is-fout' : 'veldgroep'}>
          {fout('grondslag', 'x') && (
            <p class="fout">
              <Icon name="circle-alert" /> {v.grondslagFout}
            </p>
          )}
          <label class="vink">
            <input
              type="checkbox"
              checked={akkoord}
              onChange={(event) => setAkkoord(event.currentTarget.checked)}
            />
            <span>
              {v.grondslag} <small>{blad.grondslag}</small>
            </span>
          </label>
        </div>
      )}
      <Weigering reden={reden} />
      <div class="veldgroep knoppen">
        <BusyButton
          busy={bezig}
          idle={v.legVast}
          doing={v.bezig}
          look="knop--hoofd knop--desk"
          small
          disabled={uit !== undefined}
        />
        <button class="knop" type="button" onClick={onLaat}>
          {v.laat}
        </button>
        {uit && <span class="zacht">{uit}</span>}
      </div>
    </form>
  );
}

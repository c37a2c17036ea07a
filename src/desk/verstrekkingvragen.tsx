import { TextControl } from '#ui/text-control.tsx';
import { Verstrekking } from '#domain/routegebeurtenis.ts';
import { formulierTeksten as f, grondslagen, verstrekkingTeksten as v } from '#i18n/nl/routevragen.ts';
import { Choice } from './choice.tsx';

type Deel = Partial<Record<keyof Verstrekking, unknown>>;

interface Props {
  waarde: unknown;
  geprobeerd: boolean;
  /** here no personal data may go along, so it is not asked */
  zonderPersoonsgegevens: boolean;
  onWaarde(waarde: Deel): void;
}

/** Stands for „another ground” until its words are typed. */
const ANDERS = ' ';

const text = (waarde: unknown): string => (typeof waarde === 'string' ? waarde : '');
const deel = (waarde: unknown): Deel => (typeof waarde === 'object' && waarde !== null ? waarde : {});

/** Takes what was filled in; says whether something is still missing. */
export function isVerstrekkingLeeg(waarde: unknown): boolean {
  const gelezen = Verstrekking.safeParse(waarde);
  if (!gelezen.success) return true;
  const { ontvanger, verstrekt, grondslag } = gelezen.data;
  return [ontvanger, verstrekt, grondslag].some((regel) => regel.trim() === '');
}

/** To whom, what, on which ground: asked at every hand-over (domein §2.3 rule d). */
export function Verstrekkingvragen({ waarde, geprobeerd, zonderPersoonsgegevens, onWaarde }: Props) {
  const nu = deel(waarde);
  const zet = (nieuw: Deel) =>
    onWaarde({ ...nu, ...nieuw, ...(zonderPersoonsgegevens && { persoonsgegevens: false }) });
  const mist = (wat: unknown, zin: string) => (geprobeerd && text(wat).trim() === '' ? zin : undefined);
  const grondslag = text(nu.grondslag);
  const vast = grondslagen.some((grond) => grond === grondslag);
  return (
    <fieldset class="verstrekking">
      <legend>{v.kop}</legend>
      <p class="uitleg">{v.uitleg}</p>
      <TextControl
        label={v.ontvanger.label}
        description={v.ontvanger.uitleg}
        start={text(nu.ontvanger)}
        onText={(ontvanger) => zet({ ontvanger })}
        error={mist(nu.ontvanger, v.ontvanger.fout)}
        max={300}
      />
      <TextControl
        label={v.verstrekt.label}
        description={v.verstrekt.uitleg}
        start={text(nu.verstrekt)}
        onText={(verstrekt) => zet({ verstrekt })}
        error={mist(nu.verstrekt, v.verstrekt.fout)}
        rows={2}
        max={1_000}
      />
      <Choice
        label={v.grondslag.label}
        options={[
          ...grondslagen.map((grond) => ({ value: grond, label: grond })),
          { value: ANDERS, label: f.andere },
        ]}
        value={vast ? grondslag : grondslag && ANDERS}
        onChoose={(gekozen) => zet({ grondslag: gekozen })}
        error={grondslag === '' ? mist(grondslag, v.grondslag.fout) : undefined}
      />
      {grondslag !== '' && !vast && (
        <TextControl
          label={v.andereGrondslag.label}
          start={grondslag.trimStart()}
          onText={(getypt) => zet({ grondslag: getypt || ANDERS })}
          error={mist(grondslag, v.andereGrondslag.fout)}
          max={200}
        />
      )}
      {zonderPersoonsgegevens ? (
        <p class="uitleg onder">{v.zonderPersoonsgegevens}</p>
      ) : (
        <Choice
          label={v.persoonsgegevens.label}
          options={[
            { value: 'ja', label: f.ja },
            { value: 'nee', label: f.nee },
          ]}
          value={nu.persoonsgegevens === true ? 'ja' : nu.persoonsgegevens === false ? 'nee' : ''}
          onChoose={(keuze) => zet({ persoonsgegevens: keuze === 'ja' })}
          error={geprobeerd && typeof nu.persoonsgegevens !== 'boolean' ? v.persoonsgegevens.fout : undefined}
        />
      )}
    </fieldset>
  );
}

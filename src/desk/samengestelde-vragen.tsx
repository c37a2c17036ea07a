import { WEST_FRIESLAND } from '#domain/gemeente.ts';
import { BRONNEN, type Bron } from '#domain/verrijking.ts';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { formulierTeksten as f } from '#i18n/nl/routevragen.ts';
import { Choice } from './choice.tsx';

/** What every control of a step gets. */
export interface Shared {
  label: string;
  description?: string;
  error: string | undefined;
}

/** A day and a time of day, as one moment. */
export function Tijdstip({
  shared,
  waarde,
  onWaarde,
}: {
  shared: Shared;
  waarde: string;
  onWaarde(w: string): void;
}) {
  const [datum = '', tijd = ''] = waarde.split('T');
  return (
    <fieldset class={shared.error ? 'veldgroep is-fout' : 'veldgroep'}>
      <legend class="label">{shared.label}</legend>
      <Fout tekst={shared.error} />
      <div class="naast">
        <TextControl
          label={f.datum}
          type="date"
          start={datum}
          onText={(nieuw) => onWaarde(`${nieuw}T${tijd}`)}
          max={10}
        />
        <TextControl
          label={f.tijd}
          type="time"
          start={tijd}
          onText={(nieuw) => onWaarde(`${datum}T${nieuw}`)}
          max={10}
        />
      </div>
    </fieldset>
  );
}

/** A municipality that takes over: the neighbours by name, any other by its CBS code. */
export function Gemeente({
  shared,
  eigen,
  waarde,
  onWaarde,
}: {
  shared: Shared;
  eigen: string;
  waarde: string;
  onWaarde(w: string): void;
}) {
  const bekend = WEST_FRIESLAND.some(({ cbsCode }) => cbsCode === waarde);
  return (
    <>
      <Choice
        {...shared}
        options={[
          ...WEST_FRIESLAND.filter(({ cbsCode }) => cbsCode !== eigen).map(({ naam, cbsCode }) => ({
            value: cbsCode,
            label: naam,
          })),
          { value: ' ', label: f.andere },
        ]}
        value={bekend ? waarde : waarde && ' '}
        onChoose={onWaarde}
      />
      {waarde && !bekend && (
        <TextControl
          label={f.cbs}
          start={waarde.trim()}
          onText={(code) => onWaarde(code || ' ')}
          extra={{ inputMode: 'numeric' }}
          max={4}
        />
      )}
    </>
  );
}

/** Any number of choices, as pills. */
export function Vinkjes(props: {
  shared: Shared;
  options: readonly { value: string; label: string }[];
  chosen: readonly unknown[];
  onToggle(value: string): void;
}) {
  return (
    <fieldset class={props.shared.error ? 'veldgroep is-fout' : 'veldgroep'}>
      <legend class="label">{props.shared.label}</legend>
      {props.shared.description && <p class="uitleg">{props.shared.description}</p>}
      <Fout tekst={props.shared.error} />
      <div class="pillen">
        {props.options.map(({ value, label }) => (
          <label class="pil" key={value}>
            <input
              type="checkbox"
              checked={props.chosen.includes(value)}
              onChange={() => props.onToggle(value)}
            />
            <Icon name="check" /> {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface Bronkeuze {
  bron: Bron;
  grondslag: string;
}

/** Sources, each ticked together with its ground (domein §2.3 row 13). */
export function Bronnen(props: {
  shared: Shared;
  waarde: readonly unknown[];
  onWaarde(w: readonly Bronkeuze[]): void;
}) {
  const chosen = props.waarde as readonly Bronkeuze[];
  return (
    <fieldset class={props.shared.error ? 'veldgroep is-fout' : 'veldgroep'}>
      <legend class="label">{props.shared.label}</legend>
      {props.shared.description && <p class="uitleg">{props.shared.description}</p>}
      <Fout tekst={props.shared.error} />
      <ul class="bronkeuze">
        {BRONNEN.filter(({ bron }) => bron !== 'anders').map(({ bron, naam, grondslag }) => (
          <li key={bron}>
            <label class="vink">
              <input
                type="checkbox"
                checked={chosen.some((keuze) => keuze.bron === bron)}
                onChange={(event) =>
                  props.onWaarde(
                    event.currentTarget.checked
                      ? [...chosen, { bron, grondslag }]
                      : chosen.filter((keuze) => keuze.bron !== bron),
                  )
                }
              />
              <span>
                {naam} <small>{grondslag}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Fout({ tekst }: { tekst: string | undefined }) {
  if (!tekst) return null;
  return (
    <p class="fout">
      <Icon name="circle-alert" /> {tekst}
    </p>
  );
}

import { useEffect, useId, useState } from 'preact/hooks';
import type { Signaal, Voertuig } from '#domain/signaal.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { metTekst } from '../antwoorden.ts';
import { useField } from '../use-field.ts';

const leeg = (voertuig: Voertuig | undefined): boolean => !voertuig?.kenteken && !voertuig?.omschrijving;

/** Takes the vehicles; gives them with this one changed, and without empty ones at the end. */
function metVoertuig(
  voertuigen: readonly Voertuig[],
  n: number,
  change: (nu: Voertuig) => Voertuig,
): Voertuig[] {
  const next = [...voertuigen];
  while (next.length <= n) next.push({});
  next[n] = change(next[n] ?? {});
  while (next.length > 0 && leeg(next.at(-1))) next.pop();
  return next;
}

export function VoertuigenGroep({ signaal: { voertuigen } }: { signaal: Signaal }) {
  const [getoond, setGetoond] = useState(Math.max(1, voertuigen.length));
  const laatste = voertuigen[getoond - 1];
  return (
    <section class="groep">
      <h2>
        <Icon name="car" /> {v.details.voertuigen}
      </h2>
      {Array.from({ length: getoond }, (_, n) => (
        <VoertuigRegel key={n} n={n} meer={getoond > 1} voertuig={voertuigen[n]} />
      ))}
      {getoond < 20 && !leeg(laatste) && (
        <button class="knop knop--stil inspring" type="button" onClick={() => setGetoond(getoond + 1)}>
          <Icon name="plus" /> {v.details.nogEenVoertuig}
        </button>
      )}
    </section>
  );
}

interface RegelProps {
  n: number;
  meer: boolean;
  voertuig: Voertuig | undefined;
}

function VoertuigRegel({ n, meer, voertuig }: RegelProps) {
  const session = useField();
  const schrijf = (deel: keyof Voertuig) => (tekst: string) =>
    session.wijzig(
      (nu) => ({ ...nu, voertuigen: metVoertuig(nu.voertuigen, n, (een) => metTekst(een, deel, tekst)) }),
      { tekst: true },
    );
  return (
    <div role={meer ? 'group' : undefined} aria-label={meer ? v.details.voertuig(n + 1) : undefined}>
      <Kenteken start={voertuig?.kenteken} onText={schrijf('kenteken')} />
      <TextControl
        label={v.details.voertuigOmschrijving}
        start={voertuig?.omschrijving}
        max={200}
        onText={schrijf('omschrijving')}
      />
    </div>
  );
}

/** A plate may be foreign, so what looks odd is a remark and never a wall. */
function Kenteken({ start, onText }: { start: string | undefined; onText(tekst: string): void }) {
  const id = useId();
  const [fout, setFout] = useState<string>();
  const [buitenlands, setBuitenlands] = useState(false);

  // What was left as no Dutch plate before, was foreign.
  useEffect(() => {
    if (!start) return;
    void import('../nakijken.ts').then(({ kijkKentekenNa }) => {
      const nagekeken = kijkKentekenNa(start);
      setBuitenlands(!!nagekeken && 'fout' in nagekeken);
    });
  }, []);

  const kijkNa = async (invoer: HTMLInputElement) => {
    const { kijkKentekenNa } = await import('../nakijken.ts');
    const nagekeken = kijkKentekenNa(invoer.value);
    setFout(nagekeken && 'fout' in nagekeken ? nagekeken.fout : undefined);
    if (!nagekeken || !('goed' in nagekeken) || nagekeken.goed === invoer.value) return;
    invoer.value = nagekeken.goed;
    onText(nagekeken.goed);
  };

  return (
    <div class={fout ? 'veldgroep is-fout' : 'veldgroep'}>
      <label for={id}>{v.details.kenteken}</label>
      {fout && (
        <p class="fout" id={`${id}-f`}>
          <Icon name="circle-alert" /> {fout}
        </p>
      )}
      <div class="kenteken">
        {!buitenlands && <span aria-hidden="true">{v.details.kentekenLand}</span>}
        <input
          class="invoer"
          id={id}
          defaultValue={start ?? ''}
          maxLength={15}
          autoCapitalize="characters"
          autocomplete="off"
          spellcheck={false}
          translate={false}
          aria-invalid={fout ? true : undefined}
          aria-describedby={fout ? `${id}-f` : undefined}
          onInput={(event) => onText(event.currentTarget.value.toUpperCase())}
          onBlur={(event) => !buitenlands && void kijkNa(event.currentTarget)}
        />
      </div>
      <label class="pil pil--los">
        <input
          type="checkbox"
          checked={buitenlands}
          onChange={(event) => {
            setBuitenlands(event.currentTarget.checked);
            setFout(undefined);
          }}
        />
        <Icon name="check" /> {v.details.buitenlands}
      </label>
    </div>
  );
}

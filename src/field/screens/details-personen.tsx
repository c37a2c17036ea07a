import { useState } from 'preact/hooks';
import type { Signaal } from '#domain/signaal.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { Melding } from '../melding.tsx';
import { useField } from '../use-field.ts';

const GROEPEN = ['onder18', 'van18tot23', 'vanaf23', 'leeftijdOnbekend'] as const;

/** How many people, roughly how old, which languages. Never who they are. */
export function PersonenGroep({ signaal: { personen } }: { signaal: Signaal }) {
  const session = useField();
  return (
    <section class="groep">
      <h2>
        <Icon name="users" /> {v.details.personen}
      </h2>
      <p class="uitleg">{v.details.personenUitleg}</p>
      <div class="stappers">
        {GROEPEN.map((groep) => (
          <Stepper
            key={groep}
            name={v.details.groepen[groep].naam}
            note={v.details.groepen[groep].uitleg}
            value={personen[groep]}
            max={999}
            less={v.details.eenMinder}
            more={v.details.eenMeer}
            onStep={(verschil) =>
              session.wijzig((nu) => ({
                ...nu,
                personen: { ...nu.personen, [groep]: Math.max(0, nu.personen[groep] + verschil) },
              }))
            }
          />
        ))}
      </div>
      <div role="status">
        {personen.onder18 > 0 && (
          <Melding icoon="info" kop={v.details.minderjarig} zin={v.details.minderjarigUitleg} />
        )}
      </div>
      <Talen gekozen={personen.talen} />
    </section>
  );
}

function Talen({ gekozen }: { gekozen: readonly string[] }) {
  const session = useField();
  const [schrijft, setSchrijft] = useState(false);
  const [andere, setAndere] = useState('');
  const eigen = gekozen.filter((taal) => !v.details.talen.includes(taal));

  const zet = (taal: string, aan: boolean) =>
    session.wijzig((nu) => {
      const talen = nu.personen.talen.filter((naam) => naam !== taal);
      return { ...nu, personen: { ...nu.personen, talen: aan ? [...talen, taal] : talen } };
    });
  const voegToe = () => {
    if (andere.trim()) zet(andere.trim(), true);
    setAndere('');
    setSchrijft(false);
  };

  return (
    <>
      <fieldset class="veldgroep">
        <legend class="label">{v.details.taal}</legend>
        <div class="pillen">
          {[...v.details.talen, ...eigen].map((taal) => (
            <label key={taal} class="pil">
              <input
                type="checkbox"
                checked={gekozen.includes(taal)}
                onChange={(event) => zet(taal, event.currentTarget.checked)}
              />
              <Icon name="check" /> {taal}
            </label>
          ))}
          {!schrijft && (
            <button class="pil" type="button" onClick={() => setSchrijft(true)}>
              <Icon name="plus" /> {v.details.andereTaal}
            </button>
          )}
        </div>
      </fieldset>
      {schrijft && (
        <form
          class="toevoegen"
          onSubmit={(event) => {
            event.preventDefault();
            voegToe();
          }}
        >
          <TextControl label={v.details.andereTaal} max={40} onText={setAndere} onLeave={() => undefined} />
          <button class="knop" type="submit">
            {v.details.voegTaalToe}
          </button>
        </form>
      )}
    </>
  );
}

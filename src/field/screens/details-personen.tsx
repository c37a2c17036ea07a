import { useState } from 'preact/hooks';
import type { Signaal } from '#domain/signaal.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { zonder } from '../antwoorden.ts';
import { Melding } from '../melding.tsx';
import { useField } from '../use-field.ts';
import { GegevensGroep } from './details-gegevens.tsx';

const GROEPEN = ['onder18', 'van18tot23', 'vanaf23', 'leeftijdOnbekend'] as const;

/** How many people, roughly how old, in which role, which languages; who they are only when asked for. */
export function PersonenGroep({ signaal: { personen, gegevens = [] } }: { signaal: Signaal }) {
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
      <Pillen
        legend={v.details.rolVan}
        vast={v.details.rollenVan}
        gekozen={personen.rollen ?? []}
        andere={v.details.andereRol}
        onKies={(rollen) =>
          session.wijzig((nu) => ({
            ...nu,
            personen: { ...zonder(nu.personen, 'rollen'), ...(rollen.length > 0 && { rollen }) },
          }))
        }
      />
      <Pillen
        legend={v.details.taal}
        vast={v.details.talen}
        gekozen={personen.talen}
        andere={v.details.andereTaal}
        onKies={(talen) => session.wijzig((nu) => ({ ...nu, personen: { ...nu.personen, talen } }))}
      />
      <GegevensGroep gegevens={gegevens} />
    </section>
  );
}

interface PillenProps {
  legend: string;
  vast: readonly string[];
  gekozen: readonly string[];
  andere: string;
  onKies(gekozen: string[]): void;
}

/** Choices of which several may hold, and one of your own words. */
function Pillen({ legend, vast, gekozen, andere, onKies }: PillenProps) {
  const [schrijft, setSchrijft] = useState(false);
  const [eigen, setEigen] = useState('');
  const zet = (naam: string, aan: boolean) => {
    const zonder = gekozen.filter((een) => een !== naam);
    onKies(aan ? [...zonder, naam] : zonder);
  };
  const voegToe = () => {
    if (eigen.trim()) zet(eigen.trim(), true);
    setEigen('');
    setSchrijft(false);
  };

  return (
    <>
      <fieldset class="veldgroep">
        <legend class="label">{legend}</legend>
        <div class="pillen">
          {[...vast, ...gekozen.filter((naam) => !vast.includes(naam))].map((naam) => (
            <label key={naam} class="pil">
              <input
                type="checkbox"
                checked={gekozen.includes(naam)}
                onChange={(event) => zet(naam, event.currentTarget.checked)}
              />
              <Icon name="check" /> {naam}
            </label>
          ))}
          {!schrijft && (
            <button class="pil" type="button" onClick={() => setSchrijft(true)}>
              <Icon name="plus" /> {andere}
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
          <TextControl label={andere} max={40} onText={setEigen} onLeave={() => undefined} />
          <button class="knop" type="submit">
            {v.details.voegToe}
          </button>
        </form>
      )}
    </>
  );
}

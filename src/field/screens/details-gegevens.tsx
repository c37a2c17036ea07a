import { useState } from 'preact/hooks';
import { Gegevensreden, type Persoonsgegevens } from '#domain/signaal.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { metTekst, zonder } from '../antwoorden.ts';
import { useField } from '../use-field.ts';

const w = v.details.gegevens;
const HOOGUIT = 5;

/** Who someone is: nothing is shown until it is asked for, and no field until there is a reason. */
export function GegevensGroep({ gegevens }: { gegevens: readonly Persoonsgegevens[] }) {
  const session = useField();
  const [vraagt, setVraagt] = useState(false);
  const zet = (change: (nu: readonly Persoonsgegevens[]) => Persoonsgegevens[], hoe?: { tekst: true }) =>
    session.wijzig((nu) => {
      const next = change(nu.gegevens ?? []);
      return { ...zonder(nu, 'gegevens'), ...(next.length > 0 && { gegevens: next }) };
    }, hoe);

  return (
    <div class="gegevens">
      {gegevens.map((een, n) => (
        <Persoon
          key={n}
          n={n}
          een={een}
          onWijzig={(change, hoe) =>
            zet((nu) => nu.map((ander, m) => (m === n ? change(ander) : ander)), hoe)
          }
          onWeg={() => zet((nu) => nu.filter((_, m) => m !== n))}
        />
      ))}
      {vraagt && (
        <Segment<Gegevensreden>
          legend={w.waarom}
          choices={Gegevensreden.options.map((value) => ({ value, label: w.redenen[value] }))}
          value={undefined}
          onChoose={(reden) => {
            zet((nu) => [...nu, { reden }]);
            setVraagt(false);
          }}
        />
      )}
      {!vraagt && gegevens.length < HOOGUIT && (
        <button class="knop knop--stil inspring" type="button" onClick={() => setVraagt(true)}>
          <Icon name="plus" /> {gegevens.length > 0 ? w.nogEen : w.open}
        </button>
      )}
    </div>
  );
}

interface PersoonProps {
  n: number;
  een: Persoonsgegevens;
  onWijzig(change: (nu: Persoonsgegevens) => Persoonsgegevens, hoe?: { tekst: true }): void;
  onWeg(): void;
}

function Persoon({ n, een, onWijzig, onWeg }: PersoonProps) {
  const schrijf = (deel: 'naam' | 'geboortedatum' | 'document' | 'contact') => ({
    start: een[deel],
    onText: (tekst: string) => onWijzig((nu) => metTekst(nu, deel, tekst), { tekst: true }),
  });
  return (
    <div role="group" class="vel persoon" aria-label={`${w.kop}: ${w.nr(n + 1)}`}>
      <h3>{w.kop}</h3>
      <Segment
        legend={w.waarom}
        choices={Gegevensreden.options.map((value) => ({ value, label: w.redenen[value] }))}
        value={een.reden}
        onChoose={(reden) => onWijzig((nu) => ({ ...nu, reden }))}
      />
      <p class="klein zacht">{w.uitleg[een.reden]}</p>
      <TextControl label={w.naam} max={120} {...schrijf('naam')} />
      <TextControl label={w.geboortedatum} max={20} {...schrijf('geboortedatum')} />
      <TextControl
        label={w.document}
        description={w.documentUitleg}
        max={40}
        extra={{ autoCapitalize: 'characters' }}
        {...schrijf('document')}
      />
      <TextControl
        label={w.contact}
        description={w.contactUitleg}
        max={500}
        rows={3}
        {...schrijf('contact')}
      />
      <button class="knop knop--stil inspring" type="button" onClick={onWeg}>
        <Icon name="x" small /> {w.haalWeg}
      </button>
    </div>
  );
}

import { type Kennisitem, kennisartikelen, teBevestigen } from '#i18n/nl/kennisbank.ts';
import { Icon } from '#ui/icon.tsx';
import { useGevonden } from '../gevonden.ts';
import { Kennispagina } from './kennisbank.tsx';

/** One subject of the kennisbank; opened at the piece that was found, when there was one. */
export function Artikel({ artikel, item }: { artikel: string; item?: string | undefined }) {
  const gevonden = kennisartikelen.find(({ id }) => id === artikel);
  if (!gevonden) return null;
  return (
    <Kennispagina titel={gevonden.titel}>
      {gevonden.items.map((een) => (
        <Stuk key={een.id} stuk={een} hier={een.id === item} />
      ))}
    </Kennispagina>
  );
}

function Stuk({
  stuk: { kop, vorm, regels, teBevestigen: open },
  hier,
}: {
  stuk: Kennisitem;
  hier: boolean;
}) {
  const heading = useGevonden(hier);
  return (
    <section class="groep">
      <h2 ref={heading} tabIndex={-1}>
        {vorm === 'wel' && <Icon name="check" />}
        {vorm === 'niet' && <Icon name="x" />}
        {kop}
      </h2>
      {open && (
        <p class="tebevestigen">
          <Icon name="circle-alert" small /> {teBevestigen}
        </p>
      )}
      {vorm === 'tekst' ? (
        regels.map((regel) => <p key={regel}>{regel}</p>)
      ) : (
        <ul class="punten">
          {regels.map((regel) => (
            <li key={regel}>{regel}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

import type { Persoonregel } from '#device/phone.ts';
import { samen } from '#i18n/nl/samen.ts';
import { useLive } from '#ui/use-live.ts';
import { useField } from './use-field.ts';
import { useHeading } from './use-heading.ts';

/* Whose hands the phone is in, where it is in more than one pair. */

const VORMEN = [
  <circle key="cirkel" cx="24" cy="24" r="17" />,
  <path key="driehoek" d="M24 6 43 40H5Z" />,
  <path key="vierkant" d="M8 8h32v32H8Z" />,
  <path key="ruit" d="m24 3 17 21-17 21L7 24Z" />,
  <path key="ster" d="m24 3 6 14 15 1-11 10 4 15-14-8-14 8 4-15L3 18l15-1Z" />,
  <path key="zeshoek" d="m24 4 17 10v20L24 44 7 34V14Z" />,
];

const naamVan = ({ merk }: Pick<Persoonregel, 'merk'>): string => samen.merken[merk] ?? String(merk + 1);

export function Teken({ merk }: { merk: number }) {
  return (
    <svg class="teken" viewBox="0 0 48 48" aria-hidden="true">
      {VORMEN[merk]}
    </svg>
  );
}

/** Asks whose things are meant; the shapes are all that anybody sees of the others. */
export function Tekens() {
  const session = useField();
  const personen = useLive(session.phone.personen, []);
  return (
    <>
      <p class="uitleg ruim-onder">{samen.kiesUitleg}</p>
      <ul class="tekens">
        {personen.map((een) => (
          <li key={een.persoon}>
            <button class="knop" type="button" onClick={() => void session.kies(een.persoon)}>
              <Teken merk={een.merk} /> {naamVan(een)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The same question on the lock screen. */
export function Slottekens() {
  const heading = useHeading();
  return (
    <div class="wachtzin">
      <h1 ref={heading} tabIndex={-1}>
        {samen.kies}
      </h1>
      <Tekens />
    </div>
  );
}

/** Says on the lock screen whose lock it is, and leads to that of another. */
export function AnderTeken() {
  const session = useField();
  const hier = useLive(session.phone.personen, []).find(({ nu }) => nu);
  if (!hier) return null;
  return (
    <button
      class="knop knop--stil"
      type="button"
      aria-label={samen.ander(naamVan(hier))}
      onClick={() => void session.kies(undefined)}
    >
      <Teken merk={hier.merk} /> {samen.kort}
    </button>
  );
}

/** Tells a newcomer by which shape she finds her own lock. */
export function JouwTeken() {
  const { phone } = useField();
  const personen = useLive(phone.personen, []);
  const hier = personen.find(({ nu }) => nu);
  if (personen.length < 2 || !hier) return null;
  return (
    <section class="vel jouwteken">
      <Teken merk={hier.merk} />
      <div>
        <h2>
          {samen.jouwTeken}: {naamVan(hier)}
        </h2>
        <p>{samen.jouwTekenUitleg}</p>
      </div>
    </section>
  );
}

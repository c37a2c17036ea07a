import { useRef } from 'preact/hooks';
import type { Zijspoor } from '#domain/routegebeurtenis.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import { type Haltenaam, zijsporen } from '#i18n/nl/meldroute.ts';
import { usePijltoetsen } from './looptoetsen.ts';

export interface Lijnfilter {
  halte?: number | undefined;
  spoor?: Zijspoor | undefined;
}

/** Each side track hangs under the station where it is usually taken (design §2). */
const TAKKEN: readonly { spoor: Zijspoor; halte: number; icon: IconName; altijd: boolean }[] = [
  { spoor: 'acuut', halte: 1, icon: 'siren', altijd: true },
  { spoor: 'veilig-thuis', halte: 2, icon: 'baby', altijd: true },
  { spoor: 'slachtofferzorg', halte: 3, icon: 'heart-handshake', altijd: true },
  { spoor: 'pct', halte: 4, icon: 'door-open', altijd: true },
  { spoor: 'nla', halte: 5, icon: 'hard-hat', altijd: false },
  { spoor: 'bestuurlijk', halte: 6, icon: 'building-2', altijd: false },
  { spoor: 'casusregie', halte: 7, icon: 'users', altijd: false },
];

interface Props {
  haltes: readonly Haltenaam[];
  /** how many stand at each station, 1-based */
  aantal(halte: number): number;
  opSpoor(spoor: Zijspoor): number;
  /** side tracks this municipality does not have */
  zonder: readonly Zijspoor[];
  filter: Lijnfilter;
  onFilter(filter: Lijnfilter): void;
}

/** The line with counts: pressing a station or a side track shows only what stands there; pressing again shows all. */
export function Lijn({ haltes, aantal, opSpoor, zonder, filter, onFilter }: Props) {
  const list = useRef<HTMLOListElement>(null);

  usePijltoetsen(list);

  return (
    <section class="vel verdeling" aria-label={t.werkvoorraad.lijn}>
      <ol class="lijn" ref={list}>
        {haltes.map(({ kort }, i) => {
          const halte = i + 1;
          const n = aantal(halte);
          const gekozen = filter.halte === halte;
          const tak = TAKKEN.find(
            ({ spoor, halte: onder, altijd }) =>
              onder === halte && !zonder.includes(spoor) && (altijd || opSpoor(spoor) > 0),
          );
          return (
            <li key={kort} class={gekozen ? 'is-filter' : undefined}>
              <button
                class="halte"
                type="button"
                aria-pressed={gekozen}
                onClick={() => onFilter(gekozen ? {} : { halte })}
              >
                <span class={n === 0 ? 'aantal nul' : 'aantal'}>{n}</span>
                <span class="halte-naam">
                  {kort === 'Aandachtsfunctionaris' ? <>Aandachts&shy;functionaris</> : kort}
                </span>
                <span class="halte-punt" aria-hidden="true">
                  {halte}
                </span>
              </button>
              {tak && (
                <button
                  class={tak.spoor === 'acuut' ? 'tak tak--acuut' : 'tak'}
                  type="button"
                  aria-pressed={filter.spoor === tak.spoor}
                  onClick={() => onFilter(filter.spoor === tak.spoor ? {} : { spoor: tak.spoor })}
                >
                  <Icon name={tak.icon} /> {zijsporen[tak.spoor].kort}{' '}
                  <b class={opSpoor(tak.spoor) === 0 ? 'nul' : undefined}>{opSpoor(tak.spoor)}</b>
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

import {
  type Regionummer,
  type Veldinstellingen,
  belbaar,
  geldigeNummers,
} from '#domain/veldinstellingen.ts';
import { alsDag } from '#i18n/nl/moment.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { useField } from './use-field.ts';

/** Gives the numbers of the region that are right today, in the order of the municipality; undefined until they are known. */
export function useRegionummers(): readonly Regionummer[] | undefined {
  const { phone, now } = useField();
  const veld = useLive<Veldinstellingen, undefined>(phone.veld, undefined);
  return veld && geldigeNummers(veld, alsDag(now()));
}

/** Numbers of the region, each to be rung with one tap. What a municipality wrote is only ever text. */
export function Regionummers({ nummers }: { nummers: readonly Regionummer[] }) {
  return (
    <ul class="vel rijen">
      {nummers.map(({ naam, nummer, uitleg }, n) => (
        <li key={n}>
          <a class="rij" href={belbaar(nummer)}>
            <Icon name="phone" />
            <span>
              <b>{naam}</b>
              <span class="nummer">{nummer}</span>
              {uitleg && <span class="onder">{uitleg}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { Signaal } from '#domain/signaal.ts';
import { v } from '#i18n/nl/verder.ts';
import { Icon } from '#ui/icon.tsx';
import type { Vondst } from './nakijken.ts';

const EVEN = 400;

/** Gives what a signaal may hold too much of, a moment after the last keystroke; undefined until it was looked at. */
export function useVondsten(signaal: Signaal | undefined): readonly Vondst[] | undefined {
  const [vondsten, setVondsten] = useState<readonly Vondst[]>();
  const eerste = vondsten === undefined;
  useEffect(() => {
    if (!signaal) return undefined;
    let weg = false;
    const timer = setTimeout(
      () => {
        void import('./nakijken.ts').then(
          ({ vindGevoeligIn }) => weg || setVondsten(vindGevoeligIn(signaal)),
        );
      },
      eerste ? 0 : EVEN,
    );
    return () => {
      weg = true;
      clearTimeout(timer);
    };
  }, [signaal, eerste]);
  return vondsten;
}

interface Props {
  vondsten: readonly Vondst[];
  /** to the text itself, when it is on another screen */
  onKijk?(vondst: Vondst): void;
}

/** Says what stands where, before sealing. Sealing stays as it was. */
export function Gevoelig({ vondsten, onKijk }: Props) {
  const [eerste] = vondsten;
  return (
    <div role="status" class="gevoelig">
      {eerste && (
        <div class="melding melding--letop">
          <Icon name="circle-alert" />
          <b>{v.gevoelig.kop}</b>
          <ul>
            {vondsten.map(({ soort, stuk, waar }, n) => (
              <li key={n}>{v.gevoelig.regel(waar, v.gevoelig.soorten[soort], stuk)}</li>
            ))}
          </ul>
          <p>{v.gevoelig.zin}</p>
          {onKijk && (
            <button class="meldinglink" type="button" onClick={() => onKijk(eerste)}>
              {v.gevoelig.kijk}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

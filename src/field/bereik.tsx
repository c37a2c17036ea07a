import { useEffect, useState } from 'preact/hooks';
import type { Syncstand } from '#device/phone.ts';
import { t } from '#i18n/nl/field.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { useField } from './use-field.ts';

export const RUST: Syncstand = { verbinding: 'rust', verstuurd: 0, totaal: 0 };

/** One quiet line about coverage. „Alles is verstuurd” leaves after six seconds, unless it may stay. */
export function Bereik({ blijft = false }: { blijft?: boolean }) {
  const stand = useLive(useField().phone.sync.stand, RUST);
  const [uitgepraat, setUitgepraat] = useState(false);
  const { verbinding } = stand;
  useEffect(() => {
    setUitgepraat(false);
    if (verbinding !== 'alles-verstuurd') return undefined;
    const timer = setTimeout(() => setUitgepraat(true), 6_000);
    return () => clearTimeout(timer);
  }, [verbinding]);
  return <div role="status">{regel(stand, uitgepraat && !blijft)}</div>;
}

function regel({ verbinding, verstuurd, totaal }: Syncstand, uitgepraat: boolean) {
  switch (verbinding) {
    case 'geen-bereik':
      return (
        <p class="bereik">
          <Icon name="cloud-off" /> {t.bereik.geen}
        </p>
      );
    case 'server-onbereikbaar':
      return (
        <p class="bereik">
          <Icon name="cloud-off" /> {t.bereik.server}
        </p>
      );
    case 'bezig':
      return (
        <p class="bereik bereik--bezig">
          <Icon name="refresh-cw" /> {t.bereik.bezig(Math.min(verstuurd + 1, totaal), totaal)}
        </p>
      );
    case 'alles-verstuurd':
      return uitgepraat ? null : (
        <p class="bereik bereik--klaar">
          <Icon name="circle-check" /> {t.bereik.alles}
        </p>
      );
    case 'rust':
      return null;
  }
}

import { v } from '#i18n/nl/verder.ts';
import { useState } from 'preact/hooks';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import {
  type Hand,
  type ThemeChoice,
  chooseHand,
  chooseTheme,
  hand as currentHand,
  themeChoice,
} from '#ui/theme.ts';
import { useLive } from '#ui/use-live.ts';
import { Installatie } from '../installatie.tsx';
import { PasskeyInstelling } from '../passkey.tsx';
import { kanNiet } from '../kan-niet.ts';
import { useField } from '../use-field.ts';
import { Kennispagina } from './kennisbank.tsx';

const THEMAS = ['toestel', 'licht', 'donker', 'zon'] as const;
const HANDEN = ['rechts', 'links'] as const;

/** How the app looks on this device, and how well the device keeps things. */
export function Toestel() {
  const { phone, router } = useField();
  const [mist] = useState(kanNiet);
  const opslag = useLive(phone.opslag, undefined);
  const gemeente = useLive(phone.gemeente, undefined);
  const [thema, setThema] = useState<ThemeChoice>(themeChoice);
  const [hand, setHand] = useState<Hand>(currentHand);
  return (
    <Kennispagina titel={v.toestel.titel}>
      <Segment
        legend={v.toestel.thema}
        choices={THEMAS.map((value) => ({ value, label: v.toestel.themas[value] }))}
        value={thema}
        onChoose={(keuze) => {
          chooseTheme(keuze);
          setThema(keuze);
        }}
      />
      <Segment
        legend={v.toestel.hand}
        choices={HANDEN.map((value) => ({ value, label: v.toestel.handen[value] }))}
        value={hand}
        onChoose={(keuze) => {
          chooseHand(keuze);
          setHand(keuze);
        }}
      />
      <dl class="samenvatting toestelstand">
        {gemeente && (
          <div>
            <dt>{v.toestel.gemeente}</dt>
            <dd>{gemeente}</dd>
          </div>
        )}
        <div>
          <dt>{v.toestel.opslag}</dt>
          <dd>
            {opslag?.blijvend === undefined
              ? v.toestel.onbekend
              : opslag.blijvend
                ? v.toestel.blijvend
                : v.toestel.nietBlijvend}
          </dd>
          {opslag?.gebruikt !== undefined && opslag.ruimte !== undefined && (
            <dd>{v.toestel.ruimte(opslag.gebruikt, opslag.ruimte - opslag.gebruikt)}</dd>
          )}
        </div>
      </dl>
      <button
        class="knop knop--stil inspring"
        type="button"
        onClick={() => router.ga({ scherm: 'artikel', artikel: 'kb-wissen' })}
      >
        <Icon name="info" small /> {v.toestel.wissen}
      </button>
      <PasskeyInstelling />
      <Installatie />
      {mist.length > 0 && (
        <section class="groep">
          <h2>{v.kanNiet.kop}</h2>
          <ul class="punten">
            {mist.map((zin) => (
              <li key={zin}>{zin}</li>
            ))}
          </ul>
        </section>
      )}
    </Kennispagina>
  );
}

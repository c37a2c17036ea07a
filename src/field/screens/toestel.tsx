import { v } from '#i18n/nl/verder.ts';
import { useState } from 'preact/hooks';
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
import { useField } from '../use-field.ts';
import { Kennispagina } from './kennisbank.tsx';

const THEMAS = ['toestel', 'licht', 'donker', 'zon'] as const;
const HANDEN = ['rechts', 'links'] as const;

/** How the app looks on this device, and how well the device keeps things. */
export function Toestel() {
  const { phone } = useField();
  const opslag = useLive(phone.opslag, { blijvend: undefined });
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
            {opslag.blijvend === undefined
              ? v.toestel.onbekend
              : opslag.blijvend
                ? v.toestel.blijvend
                : v.toestel.nietBlijvend}
          </dd>
        </div>
      </dl>
    </Kennispagina>
  );
}

import { useState } from 'preact/hooks';
import { t } from '#i18n/nl/field.ts';
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
    <Kennispagina titel={t.toestel.titel}>
      <Segment
        legend={t.toestel.thema}
        choices={THEMAS.map((value) => ({ value, label: t.toestel.themas[value] }))}
        value={thema}
        onChoose={(keuze) => {
          chooseTheme(keuze);
          setThema(keuze);
        }}
      />
      <Segment
        legend={t.toestel.hand}
        choices={HANDEN.map((value) => ({ value, label: t.toestel.handen[value] }))}
        value={hand}
        onChoose={(keuze) => {
          chooseHand(keuze);
          setHand(keuze);
        }}
      />
      <dl class="samenvatting toestelstand">
        {gemeente && (
          <div>
            <dt>{t.toestel.gemeente}</dt>
            <dd>{gemeente}</dd>
          </div>
        )}
        <div>
          <dt>{t.toestel.opslag}</dt>
          <dd>
            {opslag.blijvend === undefined
              ? t.toestel.onbekend
              : opslag.blijvend
                ? t.toestel.blijvend
                : t.toestel.nietBlijvend}
          </dd>
        </div>
      </dl>
    </Kennispagina>
  );
}

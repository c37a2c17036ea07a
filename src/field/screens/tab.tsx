import { useState } from 'preact/hooks';
import { v } from '#i18n/nl/verder.ts';
import { copyText } from '#ui/copy-text.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { Melding } from '../melding.tsx';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Merk, Titel, Veld } from '../veld.tsx';

/**
 * A tab of iOS and its app on the home screen are two stores, and the tab's is wiped after a week without use: so the
 * tab asks for the home screen before it is enrolled. Where that cannot be had, a tab is better than nothing.
 */
export function EerstInstalleren({
  uitnodiging,
  onToch,
}: {
  uitnodiging: string | undefined;
  onToch(): void;
}) {
  const [gekopieerd, setGekopieerd] = useState<boolean>();
  const stappen = uitnodiging === undefined ? v.tab.stappen.slice(1) : v.tab.stappen;
  return (
    <Veld>
      <Kop>
        <Merk />
      </Kop>
      <main>
        <Titel class="paginakop">{v.tab.eerst}</Titel>
        <p class="ruim-onder">{v.tab.waarom}</p>
        <ol class="stappen">
          {stappen.map(({ kop, uitleg }, n) => (
            <li key={kop}>
              <span class="nr" aria-hidden="true">
                {n + 1}
              </span>
              <div>
                <b>{kop}</b>
                <p>{uitleg}</p>
              </div>
            </li>
          ))}
        </ol>
        <p role="status">
          {gekopieerd !== undefined && (gekopieerd ? v.tab.gekopieerd : v.tab.nietGekopieerd)}
        </p>
        <button class="knop knop--stil inspring" type="button" onClick={onToch}>
          {v.tab.toch}
        </button>
      </main>
      <Duim>
        <AcuutKnop smal={uitnodiging !== undefined} breed={uitnodiging === undefined} />
        {uitnodiging !== undefined && (
          <button class="knop knop--hoofd" type="button" onClick={() => setGekopieerd(copyText(uitnodiging))}>
            <Icon name="copy" /> {v.tab.kopieer}
          </button>
        )}
      </Duim>
    </Veld>
  );
}

/** On start, in a tab of iOS that is enrolled: the home screen first, and once it is there this tab begins nothing new. */
export function Tabkaart() {
  const { phone } = useField();
  const elders = useLive(phone.elders, false);
  return (
    <Melding
      soort={elders ? 'rustig' : 'letop'}
      icoon={elders ? 'info' : 'download'}
      kop={elders ? v.tab.eldersKop : v.tab.kop}
      zin={elders ? v.tab.elders : `${v.tab.waarom} ${v.installeren.hoe.ios}`}
    >
      <button class="meldinglink" type="button" onClick={() => void phone.zetElders(!elders)}>
        {elders ? v.tab.hier : v.tab.staatEr}
      </button>
    </Melding>
  );
}

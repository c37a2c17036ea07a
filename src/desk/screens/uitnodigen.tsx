import { useEffect, useRef, useState } from 'preact/hooks';
import { BusyButton } from '#ui/busy-button.tsx';
import { copyText } from '#ui/copy-text.ts';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { t } from '#i18n/nl/desk.ts';
import { Qr } from '#ui/qr.tsx';
import { dagEnTijd } from '../tijd.ts';
import type { Gemaakt } from './beheer.tsx';

interface Props {
  soort: 'toestel' | 'lid';
  onSoort(soort: 'toestel' | 'lid'): void;
  gemaakt: Gemaakt | undefined;
  bezig: boolean;
  uit: string | undefined;
  zeg(tekst: string): void;
  onMaak(naam: string, team: string): void;
  onNogEen(): void;
}

/** Inviting: who, and then a code that works once. The link holds everything, so it is shown and never mailed by us. */
export function Uitnodigen({ soort, onSoort, gemaakt, bezig, uit, zeg, onMaak, onNogEen }: Props) {
  const [naam, setNaam] = useState('');
  const [team, setTeam] = useState('');
  const [geprobeerd, setGeprobeerd] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (gemaakt) heading.current?.focus();
  }, [gemaakt]);

  if (gemaakt)
    return (
      <aside class="vel blok uitnodiging" aria-label={t.beheer.uitnodigen}>
        <h2 ref={heading} tabIndex={-1}>
          {t.beheer.voor(gemaakt.naam)}
        </h2>
        <Qr tekst={gemaakt.link} naam={t.beheer.qr} />
        <p class="klein zacht">{t.beheer.geldig(dagEnTijd(gemaakt.geldigTot))}</p>
        <ol>
          <li>
            <b>1</b>
            <span>{gemaakt.soort === 'lid' ? t.beheer.scanLid : t.beheer.scan}</span>
          </li>
          <li>
            <b>2</b>
            {gemaakt.soort === 'lid' ? (
              <span>{t.beheer.woordenLid}</span>
            ) : (
              <span>
                {t.beheer.woorden} <strong>{gemaakt.woorden.join(', ')}</strong>
              </span>
            )}
          </li>
        </ol>
        <label class="veldgroep linkveld">
          <span class="label">{t.beheer.link}</span>
          <input class="invoer" readOnly value={gemaakt.link} onFocus={(e) => e.currentTarget.select()} />
        </label>
        <div class="knoppenkolom">
          <button
            class="knop knop--breed"
            type="button"
            onClick={() => copyText(gemaakt.link) && zeg(t.beheer.gekopieerd)}
          >
            <Icon name="copy" small /> {t.beheer.kopieer}
          </button>
          <button class="knop knop--breed" type="button" onClick={onNogEen}>
            <Icon name="plus" small /> {t.beheer.nogEen}
          </button>
        </div>
      </aside>
    );

  return (
    <aside class="vel blok" aria-label={t.beheer.uitnodigen}>
      <h2>{t.beheer.uitnodigen}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setGeprobeerd(true);
          if (naam.trim() && !uit) onMaak(naam.trim(), team.trim());
        }}
      >
        <Segment
          legend={t.beheer.soort}
          choices={[
            { value: 'toestel', label: t.beheer.soortToestel },
            { value: 'lid', label: t.beheer.soortLid },
          ]}
          value={soort}
          onChoose={onSoort}
        />
        <TextControl
          label={t.beheer.naam}
          description={t.beheer.naamUitleg}
          start={naam}
          onText={setNaam}
          error={geprobeerd && !naam.trim() ? t.beheer.naamFout : undefined}
          max={80}
        />
        <TextControl label={t.beheer.team} start={team} onText={setTeam} max={80} />
        <BusyButton
          busy={bezig}
          idle={t.beheer.maak}
          doing={t.beheer.bezig}
          look="knop--hoofd knop--breed"
          small
          disabled={uit !== undefined}
        />
        {uit && <p class="uitleg">{uit}</p>}
      </form>
    </aside>
  );
}

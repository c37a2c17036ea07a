import { useId, useState } from 'preact/hooks';
import type { Antwoord, Antwoordwaarde } from '#domain/signaal.ts';
import type { Indicator } from '#domain/signalenlijst.ts';
import { t } from '#i18n/nl/field.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { later } from '#ui/later.tsx';
import { useLive } from '#ui/use-live.ts';
import { metAntwoord, metNotitie, metWaarde, zonderAntwoord } from '../antwoorden.ts';
import { useField, useSignaal } from '../use-field.ts';

const Antwoordfotos = later(async () => (await import('../fotostrook.tsx')).Antwoordfotos);

const KNOPPEN: readonly { waarde: Antwoordwaarde; tekst: string; icoon: IconName }[] = [
  { waarde: 'gezien', tekst: t.checklist.gezien, icoon: 'eye' },
  { waarde: 'gehoord', tekst: t.checklist.gehoord, icoon: 'ear' },
  { waarde: 'niet-aangetroffen', tekst: t.checklist.nietGezien, icoon: 'minus' },
];

/** All three answers stay possible; the one that seldom fits this indicator speaks more softly. */
const zelden = (waarneming: Indicator['waarneming'], waarde: Antwoordwaarde): boolean =>
  (waarneming === 'waargenomen' && waarde === 'gehoord') ||
  (waarneming === 'verklaard' && waarde === 'gezien');

interface Props {
  indicator: Indicator;
  antwoord: Antwoord | undefined;
}

/** One indicator: the statement, three answers, and what belongs to it. */
export function Signaalrij({ indicator, antwoord }: Props) {
  const session = useField();
  const gevraagd = useLive(session.gevraagd, session.gevraagd.value);
  const signaal = useSignaal();
  const [schrijft, setSchrijft] = useState(false);
  const { id, acuut, acuutAls } = indicator;
  const fotos = signaal?.bijlagen.some(({ bij }) => bij === id);
  const positief = antwoord?.waarde === 'gezien' || antwoord?.waarde === 'gehoord';

  const vraag = (aan: boolean) => {
    const next = new Set(session.gevraagd.value);
    if (aan) next.add(id);
    else next.delete(id);
    session.gevraagd.value = next;
  };

  const kies = (waarde: Antwoordwaarde) => {
    if (antwoord?.waarde === waarde) {
      session.wijzig((nu) => zonderAntwoord(nu, id));
      vraag(false);
      setSchrijft(false);
      session.toast.value = {
        tekst: t.checklist.gewist,
        knop: {
          tekst: t.checklist.zetTerug,
          doe: () => session.wijzig((nu) => metAntwoord(nu, id, antwoord)),
        },
      };
      return;
    }
    session.wijzig((nu) => metWaarde(nu, id, waarde));
    const nuPositief = waarde !== 'niet-aangetroffen';
    if (!nuPositief) vraag(false);
    else if (!session.gewezen.has(id) && acuut === 'ja') wijs();
    else if (!session.gewezen.has(id) && acuut === 'mogelijk' && !positief) vraag(true);
  };

  /** The answer is already saved; the acute card comes once. */
  const wijs = () => {
    session.gewezen.add(id);
    vraag(false);
    session.markeerAcuut();
    session.router.ga({ scherm: 'acuut' });
  };

  return (
    <fieldset class={acuut === 'ja' ? 'signaal is-acuut' : 'signaal'}>
      <legend>
        {acuut === 'ja' && (
          <>
            <span class="etiket etiket--acuutzacht">
              <Icon name="siren" /> {t.checklist.acuutSignaal}
            </span>
            <br />
          </>
        )}
        {indicator.tekst}
      </legend>
      <div class="antwoord">
        {KNOPPEN.map(({ waarde, tekst, icoon }) => {
          const gekozen = antwoord?.waarde === waarde;
          const classes = [
            waarde === 'niet-aangetroffen' && 'niet',
            zelden(indicator.waarneming, waarde) && 'zelden',
          ].filter(Boolean);
          return (
            <button
              key={waarde}
              type="button"
              class={classes.join(' ') || undefined}
              aria-pressed={gekozen}
              onClick={() => kies(waarde)}
            >
              <Icon name={gekozen ? 'check' : icoon} small={gekozen} /> {tekst}
            </button>
          );
        })}
      </div>
      {gevraagd.has(id) && acuutAls && (
        <GebeurtNu voorwaarde={acuutAls} onJa={wijs} onNee={() => vraag(false)} />
      )}
      {antwoord?.notitie && !schrijft && (
        <p class="aantekening">
          <span>{antwoord.notitie}</span>
          <button
            class="kop-knop"
            type="button"
            aria-label={t.checklist.notitieWijzigen}
            onClick={() => setSchrijft(true)}
          >
            <Icon name="pencil" small />
          </button>
        </p>
      )}
      {schrijft && (
        <TextControl
          label={t.checklist.notitieLabel}
          description={t.checklist.notitieUitleg}
          start={antwoord?.notitie}
          max={2_000}
          rows={2}
          onText={(tekst) => session.wijzig((nu) => metNotitie(nu, id, tekst), { tekst: true })}
        />
      )}
      {fotos && signaal && <Antwoordfotos signaal={signaal} bij={id} />}
      <Bijlage
        indicator={indicator}
        notitie={positief && !(antwoord.notitie && !schrijft)}
        foto={positief}
        schrijft={schrijft}
        onSchrijf={setSchrijft}
      />
    </fieldset>
  );
}

interface BijlageProps {
  indicator: Indicator;
  notitie: boolean;
  foto: boolean;
  schrijft: boolean;
  onSchrijf(schrijft: boolean): void;
}

/** What may be added to an answer, and what the statement means. */
function Bijlage({ indicator: { id, hulp, kanOok }, notitie, foto, schrijft, onSchrijf }: BijlageProps) {
  const { router } = useField();
  if (!notitie && !foto && !hulp && !kanOok) return null;
  return (
    <div class="bijlage">
      {notitie && (
        <button
          class="knop knop--stil"
          type="button"
          aria-expanded={schrijft}
          onClick={() => onSchrijf(!schrijft)}
        >
          <Icon name={schrijft ? 'check' : 'pencil-line'} />{' '}
          {schrijft ? t.checklist.notitieKlaar : t.checklist.notitie}
        </button>
      )}
      {foto && (
        <button class="knop knop--stil" type="button" onClick={() => router.ga({ scherm: 'foto', bij: id })}>
          <Icon name="camera" /> {t.checklist.foto}
        </button>
      )}
      {(hulp || kanOok) && (
        <details>
          <summary class="knop knop--stil">
            <Icon name="info" /> {t.checklist.uitleg}
          </summary>
          <div class="hulptekst">
            {hulp && <p>{hulp}</p>}
            {kanOok && (
              <p>
                <b>{t.checklist.kanOok}</b> {kanOok}
              </p>
            )}
          </div>
        </details>
      )}
    </div>
  );
}

function GebeurtNu({ voorwaarde, onJa, onNee }: { voorwaarde: string; onJa(): void; onNee(): void }) {
  const id = useId();
  return (
    <div class="gebeurtnu" role="group" aria-labelledby={id}>
      <div role="status">
        <b id={id}>{t.checklist.gebeurtNu}</b>
        <p>{t.checklist.acuutAls(voorwaarde)}</p>
      </div>
      <div class="tweetal">
        <button class="knop knop--acuutlijn" type="button" onClick={onJa}>
          <Icon name="siren" small /> {t.checklist.jaNu}
        </button>
        <button class="knop" type="button" onClick={onNee}>
          {t.checklist.neeNu}
        </button>
      </div>
    </div>
  );
}

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Toestelkaart } from '#device/desk.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import { Wanneer } from '#i18n/nl/moment.ts';
import { dagEnTijd, duur, useNu } from '../tijd.ts';
import { useEscape } from '../use-escape.ts';

/** Longer silence than this is worth a look: the phone may be lost. */
const STIL_NA = 21;

interface Props {
  kaart: Toestelkaart;
  uit: string | undefined;
  /** the question „intrekken?” is open under this row */
  vraag: boolean;
  bezig: boolean;
  onVraag(open: boolean): void;
  onTrekIn(): void;
  onNieuweCode(): void;
}

/** One phone in the table; the question about revoking stands in the row under it, never in a dialog. */
export function Toestelrij({ kaart, uit, vraag, bezig, onVraag, onTrekIn, onNieuweCode }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const nu = useNu();

  useLayoutEffect(() => {
    if (!vraag && wasOpen.current) button.current?.focus();
    wasOpen.current = vraag;
  }, [vraag]);

  return (
    <>
      <tr class={kaart.stand === 'ingetrokken' || kaart.stand === 'verlopen' ? 'is-weg' : undefined}>
        <td>
          <b>{kaart.naam}</b>
          <small>{kaart.team}</small>
        </td>
        <td>{kaart.laatstGezien ? Wanneer(kaart.laatstGezien, nu) : t.beheer.nooit}</td>
        <td>
          <Toegang kaart={kaart} nu={nu} />
        </td>
        <td>
          {kaart.stand === 'actief' && (
            <button
              ref={button}
              class="knop"
              type="button"
              aria-label={t.beheer.trekInVan(kaart.naam)}
              aria-expanded={vraag}
              disabled={uit !== undefined}
              title={uit}
              onClick={() => onVraag(!vraag)}
            >
              {t.beheer.trekIn}
            </button>
          )}
          {(kaart.stand === 'uitgenodigd' || kaart.stand === 'verlopen') && (
            <button
              class="knop"
              type="button"
              aria-label={t.beheer.nieuweCodeVoor(kaart.naam)}
              disabled={uit !== undefined}
              title={uit}
              onClick={onNieuweCode}
            >
              {t.beheer.nieuweCode}
            </button>
          )}
        </td>
      </tr>
      {vraag && (
        <tr class="vraag">
          <td colSpan={4}>
            <Intrekvraag
              naam={kaart.naam}
              uit={uit}
              bezig={bezig}
              onTrekIn={onTrekIn}
              onLaat={() => onVraag(false)}
            />
          </td>
        </tr>
      )}
    </>
  );
}

interface Vraagprops {
  naam: string;
  uit: string | undefined;
  bezig: boolean;
  onTrekIn(): void;
  onLaat(): void;
}

/** The consequence first, and the safe choice has the focus. */
function Intrekvraag({ naam, uit, bezig, onTrekIn, onLaat }: Vraagprops) {
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  useEscape(onLaat);
  return (
    <div class="vraagrij">
      <div>
        <b>{t.beheer.vraag(naam)}</b>
        <small>{t.beheer.vraagUit}</small>
      </div>
      <div class="knoppen">
        <button ref={keep} class="knop" type="button" onClick={onLaat}>
          {t.beheer.laatStaan}
        </button>
        <button
          class="knop knop--hoofd knop--desk"
          type="button"
          aria-busy={bezig}
          disabled={uit !== undefined}
          onClick={onTrekIn}
        >
          {t.beheer.trekToegangIn}
        </button>
      </div>
    </div>
  );
}

function Toegang({ kaart, nu }: { kaart: Toestelkaart; nu: Date }) {
  if (kaart.stand === 'actief') {
    const stil = kaart.laatstGezien ? duur(kaart.laatstGezien, nu) : undefined;
    if (!kaart.bevestigd)
      return (
        <>
          <Chip soort="etiket--letop" icon="circle-alert" naam={t.beheer.stand.onbevestigd} />
          <small>{t.beheer.onbevestigdUit}</small>
        </>
      );
    if (stil?.eenheid === 'dag' && stil.aantal > STIL_NA)
      return <Chip soort="etiket--letop" icon="circle-alert" naam={t.beheer.stil(stil.aantal)} />;
    return <Chip soort="etiket--klaar" icon="circle-check" naam={t.beheer.stand.actief} />;
  }
  if (kaart.stand === 'uitgenodigd')
    return (
      <>
        <Chip soort="etiket--leeg" icon="clock" naam={t.beheer.stand.uitgenodigd} />
        {kaart.geldigTot && <small>{t.beheer.geldigTot(dagEnTijd(kaart.geldigTot))}</small>}
      </>
    );
  return <Chip soort="" icon="ban" naam={t.beheer.stand[kaart.stand]} />;
}

function Chip({ soort, icon, naam }: { soort: string; icon: IconName; naam: string }) {
  return (
    <span class={`etiket ${soort}`.trim()}>
      <Icon name={icon} /> {naam}
    </span>
  );
}

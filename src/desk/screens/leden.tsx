import { useState } from 'preact/hooks';
import type { Desk, LidAanvraagKaart } from '#device/desk.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import { Vlak } from '../vlak.tsx';
import { type Geweigerd, Weigering } from '../weigering.tsx';

interface Props {
  desk: Desk;
  uit: string | undefined;
  zeg(tekst: string): void;
  onNodigUit(): void;
}

/** The people who can open signals, and who asks to join. Letting in happens after reading six words aloud. */
export function Leden({ desk, uit, zeg, onNodigUit }: Props) {
  const ik = useLive(desk.ik, undefined);
  const aanvragen = useLive(desk.aanvragen, []);
  const [reden, setReden] = useState<Geweigerd>();
  const [bezig, setBezig] = useState<string>();

  async function laatToe(aanvraag: LidAanvraagKaart) {
    if (bezig) return;
    setBezig(aanvraag.uitnodiging);
    setReden(undefined);
    const uitkomst = await desk.laatToe(aanvraag.uitnodiging);
    setBezig(undefined);
    if (uitkomst.ok) zeg(t.beheer.toegelaten(aanvraag.naam));
    else setReden(uitkomst);
  }

  return (
    <section class="vel blok" aria-labelledby="leden">
      <h2 id="leden">
        {t.beheer.leden} {ik && <small>{t.beheer.ledenAantal(ik.ledental)}</small>}
      </h2>
      {ik && ik.ledental < 2 && (
        <Vlak soort="letop" icon="circle-alert" kop={t.werkvoorraad.alleen}>
          <p>{t.werkvoorraad.alleenUit}</p>
        </Vlak>
      )}
      <Weigering reden={reden} />
      {aanvragen.length > 0 && (
        <ul class="aanvragen" aria-label={t.beheer.aanvragen}>
          {aanvragen.map((aanvraag) => (
            <li key={aanvraag.uitnodiging}>
              <h3>{t.beheer.aanvraag(aanvraag.naam)}</h3>
              <p class="zacht">{aanvraag.loginnaam}</p>
              {aanvraag.bevestigd ? (
                <>
                  <p>{t.beheer.aanvraagUit}</p>
                  <ol class="woorden" aria-label={t.toetreden.woorden}>
                    {aanvraag.woorden.map((woord, i) => (
                      <li key={i}>{woord}</li>
                    ))}
                  </ol>
                  <button
                    class={bezig ? 'knop knop--hoofd knop--desk is-bezig' : 'knop knop--hoofd knop--desk'}
                    type="button"
                    aria-label={t.beheer.laatToeVoor(aanvraag.naam)}
                    aria-busy={bezig === aanvraag.uitnodiging}
                    disabled={uit !== undefined}
                    onClick={() => void laatToe(aanvraag)}
                  >
                    {t.beheer.laatToe}
                  </button>
                </>
              ) : (
                <Vlak soort="letop" icon="circle-alert" kop={t.beheer.stand.onbevestigd}>
                  <p>{t.beheer.aanvraagOnbevestigd}</p>
                </Vlak>
              )}
            </li>
          ))}
        </ul>
      )}
      <p class="knoppen">
        <button class="knop" type="button" onClick={onNodigUit}>
          <Icon name="plus" small /> {t.beheer.nodigVervanger}
        </button>
      </p>
    </section>
  );
}

import { useRef, useState } from 'preact/hooks';
import type { Signaal, Waar } from '#domain/signaal.ts';
import { t } from '#i18n/nl/field.ts';
import { v } from '#i18n/nl/verder.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Segment } from '#ui/segment.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { metTekst, zonder } from '../antwoorden.ts';
import type { Adresdeel } from '../nakijken.ts';
import { ONNAUWKEURIG, useGps } from '../plaats.ts';
import { useField } from '../use-field.ts';

type Wijze = 'hier' | 'adres' | 'omschrijving';
type Tekstdeel = 'postcode' | 'huisnummer' | 'toevoeging' | 'plaats' | 'omschrijving';

const begin = ({ gps, postcode, huisnummer, plaats, omschrijving }: Waar): Wijze => {
  if (gps) return 'hier';
  if (postcode || huisnummer || plaats) return 'adres';
  return omschrijving ? 'omschrijving' : 'hier';
};

/** Where: here, an address, or in words. What was given one way stays when you look at another. */
export function WaarGroep({ signaal: { waar } }: { signaal: Signaal }) {
  const session = useField();
  const [wijze, setWijze] = useState(() => begin(waar));
  const schrijf = (deel: Tekstdeel) => (tekst: string) =>
    session.wijzig((nu) => ({ ...nu, waar: metTekst(nu.waar, deel, tekst) }), { tekst: true });

  return (
    <section class="groep">
      <h2>
        <Icon name="map-pin" /> {v.details.waar}
      </h2>
      <Segment<Wijze>
        legend={v.details.hoeWaar}
        legendHidden
        choices={[
          { value: 'hier', label: v.details.hier, icon: 'locate-fixed' },
          { value: 'adres', label: v.details.adres },
          { value: 'omschrijving', label: v.details.omschrijving },
        ]}
        value={wijze}
        onChoose={setWijze}
      />
      {wijze === 'hier' && <Hier waar={waar} />}
      {wijze === 'adres' && <Adres waar={waar} schrijf={schrijf} />}
      {wijze === 'omschrijving' ? (
        <TextControl
          key="omschrijving"
          label={v.details.omschrijving}
          description={v.details.plekUitleg}
          start={waar.omschrijving}
          max={500}
          rows={3}
          onText={schrijf('omschrijving')}
        />
      ) : (
        <TextControl
          key="aanduiding"
          label={v.details.aanduiding}
          optional={v.details.nietVerplicht}
          description={v.details.aanduidingUitleg}
          start={waar.omschrijving}
          max={500}
          onText={schrijf('omschrijving')}
        />
      )}
      <label class="pil pil--los">
        <input
          type="checkbox"
          checked={waar.onbekend ?? false}
          onChange={(event) => {
            const onbekend = event.currentTarget.checked;
            session.wijzig((nu) => ({
              ...nu,
              waar: onbekend ? { ...nu.waar, onbekend } : zonder(nu.waar, 'onbekend'),
            }));
          }}
        />
        <Icon name="check" /> {v.details.onbekend}
      </label>
    </section>
  );
}

/** GPS only when pressed, with how accurate it is. */
function Hier({ waar: { gps } }: { waar: Waar }) {
  const session = useField();
  const { zoekt, fout, zoek } = useGps(session.now, (gemeten) =>
    session.wijzig((nu) => ({ ...nu, waar: { ...nu.waar, gps: gemeten } })),
  );
  const grof = gps && gps.nauwkeurigheid > ONNAUWKEURIG;
  return (
    <>
      <div role="alert">
        {fout && (
          <p class="fout fout--los">
            <Icon name="circle-alert" /> {fout}
          </p>
        )}
      </div>
      <div class="vel plaats">
        <div role="status">
          {gps ? (
            <>
              <b>{t.gps.kort(gps.lat, gps.lon)}</b>
              <p class={grof ? 'fout' : 'goed'}>
                <Icon name={grof ? 'circle-alert' : 'circle-check'} />{' '}
                {t.gps[grof ? 'onnauwkeurig' : 'nauwkeurig'](Math.round(gps.nauwkeurigheid))}
              </p>
            </>
          ) : (
            <>
              <b>{t.gps.nogNiet}</b>
              <p class="klein zacht">{t.gps.alleenNu}</p>
            </>
          )}
        </div>
        <BusyButton
          busy={zoekt}
          idle={gps ? t.gps.opnieuw : t.gps.bepaal}
          doing={t.gps.zoekt}
          icon={gps ? 'refresh-cw' : 'locate-fixed'}
          small
          type="button"
          onClick={zoek}
        />
      </div>
    </>
  );
}

function Adres({ waar, schrijf }: { waar: Waar; schrijf(deel: Tekstdeel): (tekst: string) => void }) {
  const session = useField();
  const [fouten, setFouten] = useState<{ [deel in Adresdeel]?: string | undefined }>({});
  const nieuwste = useRef(waar);
  nieuwste.current = waar;
  const kijkNa = (deel: Adresdeel) => async (tekst: string) => {
    const { kijkAdresNa } = await import('../nakijken.ts');
    const nagekeken = kijkAdresNa({ ...nieuwste.current, [deel]: tekst }, deel);
    setFouten((eerder) => ({
      ...eerder,
      [deel]: nagekeken && 'fout' in nagekeken ? nagekeken.fout : undefined,
    }));
    if (nagekeken && 'waar' in nagekeken) session.wijzig((signaal) => ({ ...signaal, waar: nagekeken.waar }));
  };
  return (
    <>
      <TextControl
        label={v.details.postcode}
        start={waar.postcode}
        max={10}
        error={fouten.postcode}
        onText={schrijf('postcode')}
        onLeave={(tekst) => void kijkNa('postcode')(tekst)}
        extra={{ autoCapitalize: 'characters' }}
      />
      <div class="naast">
        <TextControl
          label={v.details.huisnummer}
          start={waar.huisnummer}
          max={10}
          error={fouten.huisnummer}
          onText={schrijf('huisnummer')}
          onLeave={(tekst) => void kijkNa('huisnummer')(tekst)}
        />
        <TextControl
          label={v.details.toevoeging}
          start={waar.toevoeging}
          max={10}
          error={fouten.toevoeging}
          onText={schrijf('toevoeging')}
          onLeave={(tekst) => void kijkNa('toevoeging')(tekst)}
        />
      </div>
      <TextControl label={v.details.plaats} start={waar.plaats} max={80} onText={schrijf('plaats')} />
    </>
  );
}

import { useState } from 'preact/hooks';
import type { Nieuwregel } from '#device/desk.ts';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { t } from '#i18n/nl/desk.ts';
import { Strook } from '../strook.tsx';
import { useEscape } from '../use-escape.ts';
import { Wacht } from './werkrij.tsx';

interface Nieuwprops {
  regel: Nieuwregel;
  nu: Date;
  uit: string | undefined;
  bezig: boolean;
  /** a deputy says why she opens it */
  vraagt: boolean;
  onOpen(vervanging?: string): void;
  /** takes it out of quarantine */
  onNeemAan(): void;
  /** keeps what does not open, for who can find out why */
  onBewaarDicht(): void;
}

/** An envelope without a case: still sealed, or not to be opened, with the reason. */
export function Nieuwrij({ regel, nu, uit, bezig, vraagt, onOpen, onNeemAan, onBewaarDicht }: Nieuwprops) {
  const [vraag, setVraag] = useState(false);
  const w = t.werkvoorraad;
  const dicht = regel.stand === 'nieuw';
  const onleesbaar = regel.stand === 'onleesbaar';
  const kanIets = dicht || onleesbaar || regel.stand === 'quarantaine';
  const open = () => (vraagt ? setVraag(!vraag) : onOpen());
  return (
    <>
      <tr class="rijtje">
        <td>
          <Envelopnaam regel={regel} />
        </td>
        <Wacht sinds={regel.ontvangenOp} nu={nu} />
        <td class="stapcel">
          <Strook hier={1} />
          <span class="strook-onder">{dicht ? w.opgepikt : ''}</span>
        </td>
        <td class="volg" colSpan={kanIets ? 1 : 3}>
          {dicht ? (
            <>
              <b>{w.nieuwVolg}</b>
              <small>{w.nieuwVolgUit}</small>
            </>
          ) : (
            <small>{w.redenen[regel.reden ?? ''] ?? w.redenAnders}</small>
          )}
        </td>
        {kanIets && (
          <td colSpan={2} class="opencel">
            <button
              class={['knop', dicht && 'knop--hoofd knop--desk', bezig && 'is-bezig']
                .filter(Boolean)
                .join(' ')}
              type="button"
              data-rij={regel.envId}
              aria-label={(dicht ? w.openVan : onleesbaar ? w.bewaarDichtVan : w.neemAanVan)(regel.kenmerk)}
              aria-busy={bezig}
              disabled={uit !== undefined}
              title={uit}
              aria-expanded={dicht && vraagt ? vraag : undefined}
              onClick={dicht ? open : onleesbaar ? onBewaarDicht : onNeemAan}
            >
              <Icon
                name={bezig ? 'loader-circle' : dicht ? 'mail-open' : onleesbaar ? 'download' : 'check'}
                small
              />{' '}
              {dicht ? w.open : onleesbaar ? w.bewaarDicht : w.neemAan}
            </button>
          </td>
        )}
      </tr>
      {vraag && (
        <tr class="rijtje vraag">
          <td colSpan={6}>
            <Vervangvraag bezig={bezig} onOpen={onOpen} onLaat={() => setVraag(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

function Envelopnaam({ regel }: { regel: Nieuwregel }) {
  const w = t.werkvoorraad;
  const namen = {
    nieuw: aanvullingnaam(regel.aanvulling) ?? w.nieuw,
    onleesbaar: w.onleesbaar,
    quarantaine: w.quarantaine,
    reactie: w.reactie,
  };
  return (
    <span class="sig">
      <span class="beeld">
        <Icon name={regel.stand === 'nieuw' ? 'zegel' : 'circle-alert'} />
      </span>
      <span>
        <b>{namen[regel.stand]}</b>
        <small class="kenmerk">{regel.kenmerk}</small>
        {regel.spoed && (
          <span class="etiket etiket--acuut">
            <Icon name="siren" /> {w.groep.acuut}
          </span>
        )}
      </span>
    </span>
  );
}

const aanvullingnaam = (op: Nieuwregel['aanvulling']) =>
  op && (op.stand === 'niet-hier' ? t.werkvoorraad.aanvulling : t.werkvoorraad.aanvullingOp(op.kenmerk));

/** A deputy acts for somebody else: that is allowed, and never without a reason (domein §2.2). */
function Vervangvraag({
  bezig,
  onOpen,
  onLaat,
}: {
  bezig: boolean;
  onOpen(reden: string): void;
  onLaat(): void;
}) {
  const w = t.werkvoorraad;
  const [reden, setReden] = useState('');
  const [geprobeerd, setGeprobeerd] = useState(false);
  useEscape(onLaat);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setGeprobeerd(true);
        if (reden.trim() && !bezig) onOpen(reden.trim());
      }}
    >
      <TextControl
        label={w.vervang}
        description={w.vervangUit}
        start={reden}
        onText={setReden}
        error={geprobeerd && !reden.trim() ? w.vervangFout : undefined}
        max={300}
      />
      <div class="knoppen">
        <button class="knop knop--hoofd knop--desk" type="submit" aria-busy={bezig}>
          {w.vervangOpen}
        </button>
        <button class="knop" type="button" onClick={onLaat}>
          {w.laat}
        </button>
      </div>
    </form>
  );
}

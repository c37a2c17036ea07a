import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '#i18n/nl/dossierfotos.ts';
import { Bitmap } from '#ui/bitmap.tsx';
import { Icon } from '#ui/icon.tsx';
import { type Fotostand, useBeeld } from './use-fotos.ts';

const VOL = 2048;
/** how many times as large as fits */
const MATEN = [1, 1.5, 2, 3, 4] as const;

interface Props {
  fotos: readonly { naam: string; stand: Fotostand | undefined }[];
  hier: number;
  onHier(n: number): void;
  onSluit(): void;
}

/** One photo, as large as the window; the others of the signaal are an arrow away. */
export function Fotokijker({ fotos, hier, onHier, onSluit }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [maat, setMaat] = useState(0);
  const foto = fotos[hier]!;
  const beeld = useBeeld(foto.stand, VOL);
  const vorm = beeld instanceof ImageBitmap ? beeld.width / beeld.height : 1;
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // closing gives the focus back to the photo that was pressed
    return () => current?.close();
  }, []);

  const naar = (n: number) => {
    if (!fotos[n]) return;
    setMaat(0);
    onHier(n);
  };
  const zoom = (stap: number) => setMaat((nu) => Math.min(MATEN.length - 1, Math.max(0, nu + stap)));
  const toets = (event: KeyboardEvent) => {
    // once larger than the window, the arrows move the photo itself
    if (event.key === 'ArrowLeft' && maat === 0) naar(hier - 1);
    else if (event.key === 'ArrowRight' && maat === 0) naar(hier + 1);
    else if (event.key === '+' || event.key === '=') zoom(1);
    else if (event.key === '-') zoom(-1);
    else if (event.key === '0') setMaat(0);
    else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- every key has a button beside it
    <dialog
      ref={dialog}
      class="fotokijker"
      aria-label={foto.naam}
      aria-describedby="kijkertoetsen"
      onKeyDown={toets}
      onCancel={(event) => {
        event.preventDefault();
        onSluit();
      }}
    >
      <p class="kijkernaam" role="status">
        {foto.naam}
        {maat > 0 && <span class="vo">, {t.kijker.op(MATEN[maat]! * 100)}</span>}
      </p>
      <div
        class="kijkervak"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
        tabIndex={0}
        role="group"
        aria-label={t.kijker.vak}
        style={{ '--maat': MATEN[maat], '--vorm': vorm }}
      >
        {beeld instanceof ImageBitmap ? (
          <Bitmap key={hier} image={beeld} label={foto.naam} />
        ) : (
          <p>{beeld?.zin ?? t.laden}</p>
        )}
      </div>
      <p class="vo" id="kijkertoetsen">
        {t.kijker.toetsen}
      </p>
      <div class="kijkerknoppen">
        <button class="knop" type="button" disabled={hier === 0} onClick={() => naar(hier - 1)}>
          <Icon name="arrow-left" small /> {t.kijker.vorige}
        </button>
        <button
          class="knop"
          type="button"
          disabled={hier === fotos.length - 1}
          onClick={() => naar(hier + 1)}
        >
          {t.kijker.volgende} <Icon name="arrow-right" small />
        </button>
        <button class="knop" type="button" disabled={maat === 0} onClick={() => zoom(-1)}>
          <Icon name="minus" small /> {t.kijker.kleiner}
        </button>
        <button class="knop" type="button" disabled={maat === MATEN.length - 1} onClick={() => zoom(1)}>
          <Icon name="plus" small /> {t.kijker.groter}
        </button>
        <button class="knop" type="button" disabled={maat === 0} onClick={() => setMaat(0)}>
          {t.kijker.passend}
        </button>
        <button class="knop knop--hoofd" type="button" onClick={onSluit}>
          <Icon name="x" small /> {t.kijker.sluit}
        </button>
      </div>
    </dialog>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { Dialog } from '#ui/dialog.tsx';
import { sneltoetsen, zetSneltoetsen } from '#ui/theme.ts';
import { t } from '#i18n/nl/desk.ts';
import { isTyping } from './looptoetsen.ts';
import type { Plek } from './route.ts';

/** The second key comes soon after the first, or it was meant for something else. */
const SAMEN = 1_000;

const NAAR: Record<string, Plek> = {
  w: { scherm: 'werkvoorraad' },
  n: { scherm: 'opnemen' },
  m: { scherm: 'monitoring' },
  r: { scherm: 'route' },
  b: { scherm: 'beheer' },
};

/**
 * `g` and a letter goes to a screen, `?` shows all keys. They can be switched off (WCAG 2.1.4): who talks to her computer
 * would press them without knowing.
 */
export function Snelkoppelingen({ ga }: { ga(plek: Plek): void }) {
  const [open, setOpen] = useState(false);
  const [aan, setAan] = useState(sneltoetsen);
  useEffect(() => {
    let sinds = -Infinity;
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === '?') return setOpen(true);
      if (!sneltoetsen()) return;
      const plek = performance.now() - sinds < SAMEN ? NAAR[event.key] : undefined;
      sinds = event.key === 'g' ? performance.now() : -Infinity;
      if (!plek) return;
      event.preventDefault();
      ga(plek);
    }
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [ga]);

  if (!open) return null;
  const k = t.toetsen;
  return (
    <Dialog question={k.titel} consequence={aan ? k.uitleg : k.uit} onSafe={() => setOpen(false)}>
      <dl class="toetsenlijst">
        {k.lijst.map(([toets, wat]) => (
          <div key={toets}>
            <dt>
              <kbd>{toets}</kbd>
            </dt>
            <dd>{wat}</dd>
          </div>
        ))}
      </dl>
      <button class="knop knop--hoofd" type="button" onClick={() => setOpen(false)}>
        {k.sluit}
      </button>
      <button
        class="knop"
        type="button"
        onClick={() => {
          zetSneltoetsen(!aan);
          setAan(!aan);
        }}
      >
        {aan ? k.zetUit : k.zetAan}
      </button>
    </Dialog>
  );
}

import { useLayoutEffect } from 'preact/hooks';
import { t } from '#i18n/nl/field.ts';
import { Icon } from '#ui/icon.tsx';
import { useField } from './use-field.ts';
import { Verberg } from './veld.tsx';

/** What stands where a screen broke: calm, and with the emergency number. Leans on nothing that may be broken too. */
export function Stuk({ onOpnieuw }: { onOpnieuw(): void }) {
  const { router, slot } = useField();
  // The lock screen is another screen: it may well be whole.
  useLayoutEffect(() => {
    let opDichtGaan = () => {};
    const stop = slot.subscribe(() => opDichtGaan());
    opDichtGaan = onOpnieuw;
    return stop;
  }, [slot, onOpnieuw]);
  return (
    <div class="veld">
      <header class="kop">
        <span class="merk" />
        <Verberg />
      </header>
      <main class="vult">
        <div class="rustig-leeg" role="alert">
          <h1 class="paginakop">{t.stuk.kop}</h1>
          <p>{t.stuk.zin}</p>
        </div>
      </main>
      <footer class="duim">
        <a class="knop knop--acuutlijn" href="tel:112">
          <Icon name="phone" /> {t.acuut.bel112}
        </a>
        <button
          class="knop knop--hoofd"
          type="button"
          onClick={() => {
            router.begin();
            onOpnieuw();
          }}
        >
          {t.stuk.knop}
        </button>
      </footer>
    </div>
  );
}

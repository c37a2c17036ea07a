import { t } from '#i18n/nl/field.ts';
import { Icon } from '#ui/icon.tsx';

/** What stands where a screen broke: calm, and with the emergency number. Leans on nothing that may be broken too. */
export function Stuk({ onOpnieuw }: { onOpnieuw(): void }) {
  return (
    <div class="veld">
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
        <button class="knop knop--hoofd" type="button" onClick={onOpnieuw}>
          {t.stuk.knop}
        </button>
      </footer>
    </div>
  );
}

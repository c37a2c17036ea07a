import { t } from '#i18n/nl/field.ts';
import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { useField } from './use-field.ts';

/** The way in while the vault is locked, and how many messages wait behind it. */
export function Ontgrendel() {
  const session = useField();
  const nieuw = useLive(session.phone.berichten.aantalNieuw, 0);
  return (
    <button class="vel rij" type="button" onClick={() => session.vergrendel()}>
      <Icon name="lock-keyhole" />
      <span>
        <b>{t.start.ontgrendel}</b>
        <span class="onder">{t.start.ontgrendelUitleg}</span>
      </span>
      <span class="eind">
        {nieuw > 0 && <span class="etiket etiket--hier">{t.start.nieuwe(nieuw)}</span>}
        <Icon name="chevron-right" />
      </span>
    </button>
  );
}

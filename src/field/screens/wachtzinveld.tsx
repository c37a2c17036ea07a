import { useId, useState } from 'preact/hooks';
import { t } from '#i18n/nl/field.ts';
import { refusals } from '#i18n/nl/refusals.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useField } from '../use-field.ts';
import { useHeading } from '../use-heading.ts';

/** Opens the vault with the six words. They stay hidden for who looks along, unless asked. */
export function Wachtzinveld({ waarom, onOpen }: { waarom?: string | undefined; onOpen(): void }) {
  const session = useField();
  const id = useId();
  const [tekst, setTekst] = useState('');
  const [toon, setToon] = useState(false);
  const [bezig, doe] = useBusy();
  const [fout, setFout] = useState(waarom);
  const heading = useHeading();

  const open = async () => {
    if (!tekst.trim()) return;
    setFout(undefined);
    const opened = await session.phone.kluis.ontgrendel(tekst);
    if (opened.ok) onOpen();
    else if (opened.reden === 'kluis-vernietigd') session.kluisOpgeheven();
    else setFout(refusals.ontgrendelen[opened.reden]);
  };

  const veld = {
    class: 'invoer',
    id,
    value: tekst,
    maxLength: 200,
    autocomplete: 'off',
    autoCapitalize: 'none',
    spellcheck: false,
    translate: false,
    'aria-describedby': fout ? `${id}-u ${id}-f` : `${id}-u`,
    ...(fout && { 'aria-invalid': true }),
    onInput: (event: { currentTarget: { value: string } }) => setTekst(event.currentTarget.value),
  } as const;

  return (
    <form
      class="wachtzin"
      onSubmit={(event) => {
        event.preventDefault();
        doe(open);
      }}
    >
      <div class={fout ? 'veldgroep is-fout' : 'veldgroep'}>
        <h1 ref={heading} tabIndex={-1}>
          <label for={id}>{t.slot.wachtzin}</label>
        </h1>
        <p class="uitleg" id={`${id}-u`}>
          {t.slot.wachtzinUitleg}
        </p>
        <div role="alert">
          {fout && (
            <p class="fout" id={`${id}-f`}>
              <Icon name="circle-alert" /> {fout}
            </p>
          )}
        </div>
        {toon ? <input type="text" {...veld} /> : <input type="password" {...veld} />}
      </div>
      <button class="knop knop--stil" type="button" aria-pressed={toon} onClick={() => setToon(!toon)}>
        <Icon name={toon ? 'eye-off' : 'eye'} small /> {toon ? t.slot.verbergWoorden : t.slot.toon}
      </button>
      <BusyButton busy={bezig} idle={t.slot.open} doing={t.slot.bezig} look="knop--hoofd knop--breed" />
    </form>
  );
}

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '#i18n/nl/field.ts';
import { Icon } from '#ui/icon.tsx';
import { useHeading } from './use-heading.ts';

const LENGTE = 6;

interface Props {
  titel: string;
  uitleg?: string;
  fout?: string | undefined;
  bezig?: boolean;
  /** the first digit of a new try */
  onBegin?(): void;
  onCode(code: string): void;
  /** the key at the lower left */
  links?: ComponentChildren;
}

/** Six digits, six stops on a line. The keyboard works too. */
export function Codepad({ titel, uitleg, fout, bezig = false, onBegin, onCode, links }: Props) {
  const [code, setCode] = useState('');
  const heading = useHeading(titel);

  // Fast fingers outrun drawing: the digits themselves are kept beside what is shown.
  const cijfers = useRef('');
  const dicht = useRef(bezig);
  dicht.current = bezig;

  const zet = (next: string) => {
    cijfers.current = next;
    setCode(next);
  };
  const tik = (cijfer: string) => {
    if (dicht.current) return;
    if (cijfers.current === '') onBegin?.();
    const next = cijfers.current + cijfer;
    if (next.length < LENGTE) return zet(next);
    zet('');
    onCode(next);
  };
  const wis = () => zet(cijfers.current.slice(0, -1));

  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^\d$/.test(event.key)) tik(event.key);
      else if (event.key === 'Backspace') wis();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });

  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {titel}
      </h1>
      {uitleg && (
        <p class="code-uitleg" role="status">
          {uitleg}
        </p>
      )}
      <div role="img" aria-label={t.slot.ingevuld(code.length)}>
        <ol class="code" aria-hidden="true">
          {Array.from({ length: LENGTE }, (_, n) => (
            <li key={n} class={n < code.length ? 'vol' : n === code.length ? 'nu' : undefined} />
          ))}
        </ol>
      </div>
      <div class="codehulp" role="alert">
        {fout && (
          <p class="fout">
            <Icon name="circle-alert" /> {fout}
          </p>
        )}
      </div>
      <div class="toetsen" role="group" aria-label={t.slot.cijfers}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((cijfer) => (
          <button key={cijfer} type="button" onClick={() => tik(cijfer)}>
            {cijfer}
          </button>
        ))}
        {links ?? <span />}
        <button type="button" onClick={() => tik('0')}>
          0
        </button>
        <button type="button" class="hulp" onClick={wis}>
          <Icon name="delete" />
          <span>{t.slot.wis}</span>
        </button>
      </div>
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { Icon } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';

export interface Bouwstap {
  naam: string;
  straks: string;
  nu: string;
  klaar: string;
}

interface Props {
  stappen: readonly Bouwstap[];
  /** 0-based */
  nu: number;
  voet: string;
  children: ComponentChildren;
}

/** The frame of a ceremony: the steps as a line at the left, one question at the right. */
export function Bouw({ stappen, nu, voet, children }: Props) {
  return (
    <div class="werk inrichten">
      <aside aria-label={t.bouw.stappen}>
        <p class="merk">
          <Icon name="merk" /> {t.naam}
        </p>
        <ol class="bouw">
          {stappen.map((stap, nummer) => (
            <li
              key={stap.naam}
              class={nummer < nu ? 'is-geweest' : nummer === nu ? 'is-hier' : undefined}
              {...(nummer === nu && { 'aria-current': 'step' as const })}
            >
              <span class="punt">{nummer < nu ? <Icon name="check" /> : nummer + 1}</span>
              <b>{stap.naam}</b>
              <small>{nummer < nu ? stap.klaar : nummer === nu ? stap.nu : stap.straks}</small>
            </li>
          ))}
        </ol>
        <p>
          {t.bouw.stap(nu + 1, stappen.length)} {voet}
        </p>
      </aside>
      <main>{children}</main>
    </div>
  );
}

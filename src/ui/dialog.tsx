import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useId, useRef } from 'preact/hooks';

interface Props {
  question: string;
  consequence: string;
  /** Escape and going back mean the safe choice */
  onSafe(): void;
  /** what must stay in reach while everything under the question does not */
  beside?: ComponentChildren;
  /** the buttons, named after what they do; the safe one is filled and comes first */
  children: ComponentChildren;
}

/** A question that must be answered first. Focus stays inside and starts at the question. */
export function Dialog({ question, consequence, onSafe, beside, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    dialog.current?.showModal();
    title.current?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialoog"
      aria-labelledby={id}
      aria-describedby={`${id}-g`}
      onCancel={(event) => {
        event.preventDefault();
        onSafe();
      }}
    >
      <div class="dialoogkop">
        <h2 id={id} ref={title} tabIndex={-1}>
          {question}
        </h2>
        {beside}
      </div>
      <p id={`${id}-g`}>{consequence}</p>
      <div class="knoppen">{children}</div>
    </dialog>
  );
}

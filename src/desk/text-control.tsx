import { useId } from 'preact/hooks';
import type { InputHTMLAttributes } from 'preact';
import { Icon } from '#ui/icon.tsx';

interface Props {
  label: string;
  uitleg?: string | undefined;
  fout?: string | undefined;
  /** said under the control once it is right */
  goed?: string | undefined;
  value: string;
  onInput(value: string): void;
  onLeave?(): void;
  /** more than one makes it a text area */
  rijen?: number;
  soort?: 'text' | 'password' | 'date' | 'time';
  extra?: Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'autocomplete' | 'inputMode' | 'maxLength' | 'required' | 'disabled' | 'max' | 'min'
  >;
  kenmerk?: boolean;
}

/** A labelled text control in the order label, description, error, control, confirmation. */
export function TextControl(props: Props) {
  const id = useId();
  const described = [props.uitleg && `${id}-u`, props.fout && `${id}-f`].filter(Boolean).join(' ');
  const shared = {
    id,
    class: props.kenmerk ? 'invoer kenmerk' : 'invoer',
    value: props.value,
    onInput: (event: { currentTarget: { value: string } }) => props.onInput(event.currentTarget.value),
    ...(props.onLeave && { onBlur: props.onLeave }),
    ...(described && { 'aria-describedby': described }),
    ...(props.fout && { 'aria-invalid': true }),
    ...props.extra,
  };
  return (
    <div class={props.fout ? 'veldgroep is-fout' : 'veldgroep'}>
      <label for={id}>{props.label}</label>
      {props.uitleg && (
        <p class="uitleg" id={`${id}-u`}>
          {props.uitleg}
        </p>
      )}
      {props.fout && (
        <p class="fout" id={`${id}-f`}>
          <Icon name="circle-alert" /> {props.fout}
        </p>
      )}
      {props.rijen ? (
        <textarea {...shared} rows={props.rijen} />
      ) : (
        line(props.soort, { ...shared, autocapitalize: 'none', spellcheck: false })
      )}
      {props.goed && (
        <p class="goed">
          <Icon name="circle-check" /> {props.goed}
        </p>
      )}
    </div>
  );
}

/** The types of an input each have their own attributes, so each is written out. */
function line(soort: Props['soort'], shared: Record<string, unknown>) {
  if (soort === 'password') return <input {...shared} type="password" />;
  if (soort === 'date') return <input {...shared} type="date" />;
  if (soort === 'time') return <input {...shared} type="time" />;
  return <input {...shared} type="text" />;
}

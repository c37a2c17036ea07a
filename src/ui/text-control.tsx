import type { InputHTMLAttributes } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface Props {
  label: string;
  optional?: string;
  description?: string;
  error?: string | undefined;
  /** said under the control once it is right */
  confirmation?: string | undefined;
  /** what it holds when it appears; a change from elsewhere is taken over, unless someone types: the cursor never jumps */
  start?: string | undefined;
  onText(text: string): void;
  onLeave?(text: string): void;
  max: number;
  /** more than one makes it a text area */
  rows?: number;
  /** fact or impression: each has its own edge */
  kind?: 'feit' | 'indruk';
  type?: 'text' | 'password' | 'date' | 'time';
  /** words or signs to compare: wider set */
  code?: boolean;
  extra?: Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'inputMode' | 'autoCapitalize' | 'autocomplete' | 'min' | 'max'
  >;
}

/** A labelled text control: label, description, error, control. Nothing in it is corrected, translated or remembered. */
export function TextControl(props: Props) {
  const id = useId();
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const typing = useRef(false);
  useEffect(() => {
    if (control.current && !typing.current) control.current.value = props.start ?? '';
  }, [props.start]);
  const described = [props.description && `${id}-u`, props.error && `${id}-f`].filter(Boolean).join(' ');
  const shared = {
    id,
    class: props.code ? 'invoer kenmerk' : 'invoer',
    defaultValue: props.start ?? '',
    maxLength: props.max,
    spellcheck: false,
    autocomplete: 'off',
    autocorrect: 'off',
    translate: false,
    ref: control,
    onInput: (event: { currentTarget: { value: string } }) => {
      typing.current = true;
      props.onText(event.currentTarget.value);
    },
    onBlur: (event: { currentTarget: { value: string } }) => {
      typing.current = false;
      props.onLeave?.(event.currentTarget.value);
    },
    ...(described && { 'aria-describedby': described }),
    ...(props.error && { 'aria-invalid': true }),
  };
  return (
    <div class={['veldgroep', props.kind, props.error && 'is-fout'].filter(Boolean).join(' ')}>
      <label for={id}>
        {props.label} {props.optional && <span class="zacht">{props.optional}</span>}
      </label>
      {props.description && (
        <p class="uitleg" id={`${id}-u`}>
          {props.description}
        </p>
      )}
      {props.error && (
        <p class="fout" id={`${id}-f`}>
          <Icon name="circle-alert" /> {props.error}
        </p>
      )}
      {props.rows ? (
        <textarea {...shared} rows={props.rows} />
      ) : (
        line(props.type, { ...shared, ...props.extra })
      )}
      {props.confirmation && (
        <p class="goed">
          <Icon name="circle-check" /> {props.confirmation}
        </p>
      )}
    </div>
  );
}

/** Each type of input has attributes of its own, so each is written out. */
function line(type: Props['type'], shared: Record<string, unknown>) {
  if (type === 'password') return <input {...shared} type="password" />;
  if (type === 'date') return <input {...shared} type="date" maxLength={undefined} />;
  if (type === 'time') return <input {...shared} type="time" maxLength={undefined} />;
  return <input {...shared} type="text" />;
}

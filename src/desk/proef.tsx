import { TextControl } from '#ui/text-control.tsx';
import { useState } from 'preact/hooks';
import { t } from '#i18n/nl/desk.ts';

const same = (typed: string, word: string) => typed.trim().toLowerCase() === word.toLowerCase();

/** Takes which words are asked and what was typed; true when every one is the word of the paper. */
export function proefGeslaagd(
  woorden: readonly string[],
  vraag: readonly number[],
  getypt: readonly string[],
): boolean {
  return vraag.every((nummer, i) => same(getypt[i] ?? '', woorden[nummer - 1] ?? ''));
}

interface Props {
  woorden: readonly string[];
  /** 1-based */
  vraag: readonly [number, number, number];
  getypt: readonly string[];
  onGetypt(getypt: readonly string[]): void;
}

/** Three words to type back from paper. Says at once when one is right, and only after leaving it when it is not. */
export function Proef({ woorden, vraag, getypt, onGetypt }: Props) {
  const [verlaten, setVerlaten] = useState<readonly number[]>([]);
  return (
    <div class="proef">
      {vraag.map((nummer, i) => {
        const typed = getypt[i] ?? '';
        const right = same(typed, woorden[nummer - 1] ?? '');
        return (
          <TextControl
            key={nummer}
            label={t.noodsleutel.woord(nummer)}
            start={typed}
            onText={(value) => onGetypt(vraag.map((_, n) => (n === i ? value : (getypt[n] ?? ''))))}
            onLeave={() => setVerlaten([...verlaten, i])}
            error={verlaten.includes(i) && typed.trim() && !right ? t.noodsleutel.kloptNiet : undefined}
            confirmation={right ? t.noodsleutel.klopt : undefined}
            code
            max={20}
          />
        );
      })}
    </div>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { t } from '#i18n/nl/desk.ts';

interface Props {
  tekst: string;
  /** a short name for the browser tab, where the heading says too much; no content words ever go there */
  tabblad?: string;
  /** leave the focus where it is: the screen puts it somewhere better */
  stil?: boolean;
}

/** The one heading of a screen. Takes the focus when the screen appears, so that a reader starts there. */
export function Titel({ tekst, tabblad, stil = false }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const tab = tabblad ?? tekst;
  useEffect(() => {
    document.title = t.titel(tab);
  }, [tab]);
  useEffect(() => {
    if (stil) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {tekst}
    </h1>
  );
}

import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  image: ImageBitmap;
  /** what a screen reader says; left out where a word beside it says it already */
  label?: string;
  class?: string;
}

/** Draws pixels, and pixels only: the file they were decoded from is never in the page, so nothing of it can run. */
export function Bitmap({ image, label, class: look }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    canvas.current?.getContext('2d', { alpha: false })?.drawImage(image, 0, 0);
  }, [image]);
  return (
    <canvas
      ref={canvas}
      class={look}
      width={image.width}
      height={image.height}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
